declare module 'jsonld' {
  const jsonld: { toRDF(document: object): Promise<object[]> }
  export default jsonld
}

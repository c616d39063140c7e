/**
 * The extension namespace of Motcua in BPMN files, as a moddle descriptor. BPMN lets a file carry elements in
 * `extensionElements` and attributes of another namespace; tools that do not know them keep them.
 * Described in docs/how-to/bpmn-extension.md.
 */
export const NAMESPACE = 'https://motcua.vn/bpmn/1'

const attribute = (name: string, type = 'String') => ({ name, isAttr: true, type })

export const motcuaPackage = {
  name: 'Motcua',
  uri: NAMESPACE,
  prefix: 'motcua',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'OnProcess', extends: ['bpmn:Process'], properties: [attribute('composed', 'Boolean')] },
    { name: 'OnLane', extends: ['bpmn:Lane'], properties: [attribute('position')] },
    { name: 'OnFlow', extends: ['bpmn:SequenceFlow'], properties: [attribute('way'), attribute('action')] },
    {
      name: 'OnAutomaticTask',
      extends: ['bpmn:ServiceTask', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask'],
      properties: [attribute('result')],
    },
    { name: 'OnServiceTask', extends: ['bpmn:ServiceTask'], properties: [attribute('service')] },
    {
      name: 'Step',
      superClass: ['Element'],
      properties: [
        attribute('kind'), attribute('position'), attribute('workingHours'),
        { name: 'work', type: 'String' },
        { name: 'checks', type: 'Check', isMany: true },
        { name: 'forms', type: 'Form', isMany: true },
        { name: 'outputs', type: 'Output', isMany: true },
      ],
    },
    { name: 'Check', superClass: ['Element'], properties: [{ name: 'body', type: 'String', isBody: true }] },
    { name: 'Form', superClass: ['Element'], properties: [attribute('code'), attribute('name')] },
    { name: 'Output', superClass: ['Element'], properties: [attribute('code'), attribute('name')] },
    { name: 'Feel', superClass: ['Element'], properties: [{ name: 'body', type: 'String', isBody: true }] },
  ],
}

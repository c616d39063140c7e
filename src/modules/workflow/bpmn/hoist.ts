/**
 * Declares prefixes at the root as well that a foreign part declares for itself: the writer knows no others. One
 * that means several namespaces in the file stays where it is. The text must be well-formed; runs in the browser too.
 */
export function hoist(xml: string): string {
  const root = /<(?:[\w.-]+:)?definitions(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>"'/]+|\/(?!>))*/.exec(xml.replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length)))
  if (!root) return xml
  const meanings = new Map<string, Set<string>>()
  for (const [, prefix = '', value = ''] of xml.matchAll(/\sxmlns:([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    meanings.set(prefix, (meanings.get(prefix) ?? new Set()).add(value.slice(1, -1)))
  }
  const atRoot = new Set([...root[0].matchAll(/\sxmlns:([\w.-]+)\s*=/g)].map(([, prefix]) => prefix))
  const missing = [...meanings].filter(([prefix, values]) => !atRoot.has(prefix) && values.size === 1)
  const end = root.index + root[0].length
  return xml.slice(0, end) + missing.map(([prefix, values]) => ` xmlns:${prefix}="${[...values].join('').replaceAll('"', '&quot;')}"`).join('') + xml.slice(end)
}

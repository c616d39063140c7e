import type { KnipConfig } from 'knip'

/** What counts as used: everything these files lead to. `scripts/check.mjs` asks it. */
const config: KnipConfig = {
  entry: [
    'src/main.ts', 'src/cli.ts', 'src/modules/documents/worker.ts', 'src/modules/documents/reading/thread.ts', 'src/modules/documents/docx/thread.ts', 'src/ui/scripts/*.ts', 'src/ui/styles/{public,staff,modeler}.css',
    'scripts/*.mjs', 'src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tests/faults/*.{ts,mjs}',
    'bench/{index,bare-server}.ts',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'scripts/**/*.mjs', 'tests/**/*.{ts,tsx,mjs}', 'bench/*.ts', 'house.ts'],
  ignoreExportsUsedInFile: true,
  // A door tells the types of what it hands out, whether or not somebody names them today.
  rules: { types: 'off' },
  // Read by path, not imported: the faces of printed papers, the linter.
  ignoreDependencies: ['@expo-google-fonts/tinos', 'oxlint'],
  // Of the machine: a test asks what a browser lacks, or reads a PDF.
  ignoreBinaries: ['ldd', 'pdftotext'],
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]|url\(['"]?((?:\.|@|~)[^'")]+)/g)].map((found) => `import '${found[1] ?? found[2]}'`).join('\n'),
  },
}

export default config

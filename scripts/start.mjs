// `npm start`: installs and builds when needed, then runs the program until it is told to stop.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, MEMORY, nodePath, root, THRIFTY } from './prepare.mjs'

ensurePackages()
ensureBuild()
const program = spawn(nodePath(), [...MEMORY, '--enable-source-maps', join(root, 'dist', 'main.js')], { cwd: root, stdio: 'inherit', env: { ...THRIFTY, ...process.env } })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
program.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

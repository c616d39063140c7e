// `npm run build`: builds the program, whether or not something changed.
import { ensureBuild, ensurePackages } from './prepare.mjs'

ensurePackages()
ensureBuild({ always: true })

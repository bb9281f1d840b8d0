/** The only file that imports `electron` at run time. Built into `dist/electron/entry.cjs` and started by start-electron.ts. */
import { join } from 'node:path'
import * as electron from 'electron'
import { readScreenFiles } from '../screen-files.ts'
import { type ParentChannel, runElectronShell } from './main.ts'

const [screens = '', namesFont = '', pane = ''] = process.argv.slice(-3)

const parent: ParentChannel = {
  send: (text) => void process.send?.(text),
  onText: (listener) => void process.on('message', (text) => typeof text === 'string' && listener(text)),
  onClosed: (listener) => void process.on('disconnect', listener),
}

runElectronShell(electron, {
  files: readScreenFiles(screens, namesFont === '-' ? null : namesFont),
  preload: join(import.meta.dirname, 'preload.cjs'),
  pane: pane === 'desk' ? 'desk' : 'kiosk',
  parent,
}).catch((error: unknown) => {
  console.error(error)
  electron.app.exit(1)
})

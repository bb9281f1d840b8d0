/** The only file that imports `electron` at run time. Built into `dist/electron/entry.cjs` and started by start-electron.ts. */
import { join } from 'node:path'
import * as electron from 'electron'
import { readScreenFiles } from '../screen-files.ts'
import { askForFiles } from './files-over-ipc.ts'
import { launchProduct } from './launch.ts'
import { type ParentChannel, runElectronShell } from './main.ts'

// A program that starts us with a channel wants a pane of glass; a person has no channel.
if (process.send === undefined) void launch()
else show()

async function launch(): Promise<void> {
  const { app, dialog } = electron
  const { code, said } = await launchProduct({
    resources: process.resourcesPath,
    platform: process.platform,
    args: process.argv.slice(1),
    ownConfig: join(app.getPath('userData'), 'config.json'),
  })
  await app.whenReady()
  if (code !== 0) dialog.showErrorBox(app.getName(), said)
  app.exit(code)
}

function show(): void {
  const [screens = '', ofPackage = '[]', pane = ''] = process.argv.slice(-3)

  const parent: ParentChannel = {
    send: (text) => void process.send?.(text),
    onText: (listener) => void process.on('message', (text) => typeof text === 'string' && listener(text)),
    onClosed: (listener) => void process.on('disconnect', listener),
    file: askForFiles({
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', listener),
    }),
  }

  runElectronShell(electron, {
    files: readScreenFiles(screens, JSON.parse(ofPackage) as readonly string[]),
    preload: join(import.meta.dirname, 'preload.cjs'),
    pane: pane === 'desk' ? 'desk' : 'kiosk',
    parent,
  }).catch((error: unknown) => {
    console.error(error)
    electron.app.exit(1)
  })
}

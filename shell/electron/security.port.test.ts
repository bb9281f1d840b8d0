import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { UP_BYTES_MAX } from '../bridge/protocol.ts'
import { runElectronShell } from './main.ts'
import type { Pane } from './security.ts'
import { standIn } from './stand-in-electron.ts'

async function started(pane: Pane = 'kiosk') {
  const fake = standIn()
  const sent: string[] = []
  const texts: ((text: string) => void)[] = []
  await runElectronShell(fake.electron, {
    files: new Map(),
    preload: '/preload.cjs',
    pane,
    parent: {
      send: (text) => sent.push(text),
      onText: (listener) => texts.push(listener),
      onClosed: () => {},
      file: async () => null,
    },
  })
  return { ...fake, sent, say: (text: string) => texts.forEach((listener) => void listener(text)) }
}

describe('the Electron window is a pane of glass', () => {
  it('runs sandboxed and isolated, without node, devtools, webviews or menu', async () => {
    const { windows, electron, loaded } = await started()
    expect(windows).toEqual([
      expect.objectContaining({
        kiosk: true,
        webPreferences: expect.objectContaining({
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webviewTag: false,
          devTools: false,
          webSecurity: true,
          partition: 'screen',
        }),
      }),
    ])
    expect(electron.app.enableSandbox).toHaveBeenCalled()
    expect(electron.Menu.setApplicationMenu).toHaveBeenCalledWith(null)
    expect(loaded).toEqual(['ippyo://screen/'])
  })

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'refuses %s',
    async (name) => {
      const { contents } = await started()
      const preventDefault = vi.fn()
      contents.emit(name, { preventDefault })
      expect(preventDefault).toHaveBeenCalledOnce()
    },
  )

  it('opens no window and keeps no devtools', async () => {
    const { contents } = await started()
    expect(contents.opener()).toEqual({ action: 'deny' })
    contents.emit('devtools-opened')
    expect(contents.closeDevTools).toHaveBeenCalledOnce()
  })

  it('no zoom, no spelling, no crash reporter', async () => {
    const { contents, session } = await started()
    expect(contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1)
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
    for (const name of ['entry.ts', 'main.ts', 'security.ts', 'start-electron.ts']) {
      expect(readFileSync(join(import.meta.dirname, name), 'utf8'), name).not.toContain('crashReporter')
    }
  })

  it('denies every permission, device and download', async () => {
    const { session } = await started()
    const answered: unknown[] = []
    session.permission({}, 'media', (granted: boolean) => answered.push(granted))
    expect(answered).toEqual([false])
    expect(session.check()).toBe(false)
    expect(session.device()).toBe(false)
    const preventDefault = vi.fn()
    session.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it.each([
    ['ippyo://screen/assets/index.js', false],
    ['ippyo://other/', true],
    ['https://example.com/', true],
    ['http://127.0.0.1:8080/', true],
    ['file:///etc/passwd', true],
    ['ws://127.0.0.1/', true],
    ['devtools://devtools/', true],
  ])('request to %s is cancelled: %s', async (url, cancel) => {
    const { session } = await started()
    const answer = vi.fn()
    session.before({ url }, answer)
    expect(answer).toHaveBeenCalledWith({ cancel })
  })

  it('shows frames of loopback on the desk alone, and nothing else there', async () => {
    const { session, contents } = await started('desk')
    const cancelled = (url: string) => {
      const answer = vi.fn()
      session.before({ url }, answer)
      return answer.mock.calls[0]?.[0]
    }
    expect(cancelled('http://127.0.0.1:8080/')).toEqual({ cancel: false })
    expect(cancelled('ws://127.0.0.1:8080/bridge')).toEqual({ cancel: false })
    expect(cancelled('https://example.com/')).toEqual({ cancel: true })
    expect(cancelled('http://127.0.0.1.example.com/')).toEqual({ cancel: true })
    const into = (url: string, isMainFrame: boolean) => {
      const preventDefault = vi.fn()
      contents.emit('will-frame-navigate', { url, isMainFrame, preventDefault })
      return preventDefault.mock.calls.length === 0
    }
    expect(into('http://127.0.0.1:8080/', false)).toBe(true)
    expect(into('http://127.0.0.1:8080/', true)).toBe(false)
    expect(into('https://example.com/', false)).toBe(false)
  })

  it('hands on texts of its own page only, and none too long', async () => {
    const { ipcMain, contents, sent, say } = await started()
    ipcMain.emit('ippyo-up', { senderFrame: contents.mainFrame }, 'hello')
    ipcMain.emit('ippyo-up', { senderFrame: { url: 'https://example.com/' } }, 'stranger')
    ipcMain.emit('ippyo-up', { senderFrame: null }, 'gone')
    ipcMain.emit('ippyo-up', { senderFrame: contents.mainFrame }, 'x'.repeat(UP_BYTES_MAX + 1))
    ipcMain.emit('ippyo-up', { senderFrame: contents.mainFrame }, { type: 'open' })
    expect(sent).toEqual(['hello'])
    say('view')
    expect(contents.sent).toEqual([['ippyo-down', 'view']])
  })

  it('ends with its page, so that the service opens another', async () => {
    const { app, contents } = await started()
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    expect(app.quit).toHaveBeenCalledOnce()
  })

  it('is imported by the entry file and the preload alone', () => {
    for (const name of ['main.ts', 'security.ts', 'start-electron.ts']) {
      const source = readFileSync(join(import.meta.dirname, name), 'utf8')
      expect(source, name).not.toMatch(/^import (?!type).*from 'electron'/m)
    }
  })
})

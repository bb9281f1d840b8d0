/** Runs in the sandbox beside the page: two functions, text only. Built as CommonJS, because sandboxed preloads are. */
import { contextBridge, ipcRenderer } from 'electron'
import type { PreloadBridge } from '../screen/connect-bridge.ts'

const bridge: PreloadBridge = {
  send: (text) => ipcRenderer.send('ippyo-up', text),
  onText(listener) {
    const hand = (_event: unknown, text: unknown) => {
      if (typeof text === 'string') listener(text)
    }
    ipcRenderer.on('ippyo-down', hand)
    return () => ipcRenderer.off('ippyo-down', hand)
  },
}

contextBridge.exposeInMainWorld('ippyoBridge', bridge)

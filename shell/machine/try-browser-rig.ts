/** `tryBrowser` as a program of its own, for an ordinary user: `node try-browser-rig.mjs` */
import { tryBrowser } from './try-browser.ts'

console.log(await tryBrowser(process.env))
process.exit()

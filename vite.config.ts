/** Builds one screen: `SCREEN=kiosk vite build` → dist/screens/kiosk. Run through build/screens.mjs. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import subsetFont from 'subset-font'
import { defineConfig, type Plugin } from 'vite'

const screen = process.env.SCREEN ?? 'desk'
const root = import.meta.dirname

/** A screen needs English, kana and signs of the proportional face, as `ui/page.css` and `ui/look/faces.css` name them: not 4.5 MB. */
const PROPORTIONAL = /BIZUDPGothic.*\.ttf$/
const RANGES = [
  [0x20, 0x24f],
  [0x2010, 0x202f],
  [0x3000, 0x30ff],
  [0xff00, 0xffef],
] as const
const LETTERS = RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))

function withoutKanji(): Plugin {
  return {
    name: 'without-kanji',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !PROPORTIONAL.test(file.fileName)) continue
        const letters = String.fromCodePoint(...LETTERS)
        file.source = await subsetFont(Buffer.from(file.source), letters, { targetFormat: 'truetype' })
      }
    },
  }
}

export default defineConfig({
  root: join(root, screen, 'screens'),
  base: './',
  plugins: [react(), withoutKanji()],
  build: {
    outDir: join(root, 'dist', 'screens', screen),
    emptyOutDir: true,
    target: 'chrome120',
    // The CSP lets no inline script and no data: address pass.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The two full TTFs are 9 MB by design: no sliced web font holds every name.
    chunkSizeWarningLimit: 2_000,
  },
})

/** Builds one screen: `SCREEN=kiosk vite build` → dist/screens/kiosk. Run through build/screens.mjs. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import subsetFont from 'subset-font'
import { defineConfig, type Plugin } from 'vite'

const screen = process.env.SCREEN ?? 'desk'
const root = import.meta.dirname

/** A screen needs only the English letters of the proportional face, as `ui/page.css` names them: some 20 kB of 4.5 MB. */
const PROPORTIONAL = /BIZUDPGothic.*\.ttf$/
const LATIN = [0x20, 0x2010, 0x2020].flatMap((first) =>
  Array.from({ length: first === 0x20 ? 0x230 : 0x10 }, (_, i) => first + i),
)

function latinAlone(): Plugin {
  return {
    name: 'latin-alone',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !PROPORTIONAL.test(file.fileName)) continue
        const letters = String.fromCodePoint(...LATIN)
        file.source = await subsetFont(Buffer.from(file.source), letters, { targetFormat: 'truetype' })
      }
    },
  }
}

export default defineConfig({
  root: join(root, screen, 'screens'),
  base: './',
  plugins: [react(), latinAlone()],
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

/** Builds one screen: `SCREEN=kiosk vite build` → dist/screens/kiosk. Run through scripts/build-screens.mjs. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const screen = process.env.SCREEN ?? 'desk'
const root = import.meta.dirname

export default defineConfig({
  root: join(root, screen, 'screens'),
  base: './',
  plugins: [react()],
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

/** The browser of tests and pictures. Days are played in Chromium's engine without windows, which takes a quarter less of the processors (decision 035). */
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '#shell/chromium/browser.ts'

const chromiumSandbox = process.getuid?.() !== 0

export const HEADLESS = {
  executablePath: findChromium(process.env, ['chromium-headless-shell']) ?? '',
  chromiumSandbox,
}

/** As on a glass: where lengths are measured, requests are counted, or a camera or the page that shows a PDF is needed. */
export const CHROMIUM_ITSELF = { executablePath: findChromium(process.env) ?? '', chromiumSandbox }

export function launchChromium(...flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ ...CHROMIUM_ITSELF, args: [...flags] })
}

/**
 * The browser of tests and pictures: Chromium's engine without windows, which takes a quarter less of the processors (decision 035).
 * Tests of the glass, and of what a browser keeps, start Chromium itself.
 */
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '#shell/chromium/browser.ts'

const chromiumSandbox = process.getuid?.() !== 0

export const HEADLESS = {
  executablePath: findChromium(process.env, ['chromium-headless-shell']) ?? '',
  chromiumSandbox,
}

/** Where the camera, or the page that shows a PDF, is needed: the engine alone has neither. */
export const CHROMIUM_ITSELF = { executablePath: findChromium(process.env) ?? '', chromiumSandbox }

export function launchHeadless(...flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ ...HEADLESS, args: [...flags] })
}

/** The browser of tests and pictures. Days are played in Chromium's engine without windows, which takes a quarter less of the processors (decision 035). */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '#shell/chromium/browser.ts'

const WINDOWLESS = '/usr/bin/chromium-headless-shell'
const chromiumSandbox = process.getuid?.() !== 0

/** As on a glass: where lengths are measured, requests are counted, or a camera or the page that shows a PDF is needed. */
export const CHROMIUM_ITSELF = { executablePath: findChromium(process.env) ?? '', chromiumSandbox }

export const HEADLESS = {
  ...CHROMIUM_ITSELF,
  ...(process.env.CHROMIUM_PATH === undefined && existsSync(WINDOWLESS) && { executablePath: WINDOWLESS }),
}

export function launchChromium(...flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ ...CHROMIUM_ITSELF, args: [...flags] })
}

/** Where presses and words are judged: half the work of Chromium itself, whose letters are up to two hundredths wider. */
export function launchWindowless(...flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ ...HEADLESS, args: [...flags] })
}

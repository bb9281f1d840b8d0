/** For the contract tests of what a machine feels and shows: driver over files in a directory of their own, and fake in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Felt } from './felt.ts'

interface Device {
  close(): Promise<void>
}

/** Work for the end of a test. */
const open: (() => Promise<void>)[] = []

/** Call once a file of tests. */
export function closesWhatItOpens(): void {
  afterEach(async () => {
    for (const close of open.splice(0)) await close()
  })
}

/** @param make gets a directory that goes with the test */
export function onFiles<D extends Device, Hand>(make: (directory: string) => { device: D; hand: Hand }) {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-device-'))
  return keptUntilTheEnd(make(directory), () => rmSync(directory, { recursive: true }))
}

export function inMemory<D extends Device>(device: D): { device: D; hand: D } {
  return keptUntilTheEnd({ device, hand: device }, () => {})
}

function keptUntilTheEnd<R extends { readonly device: Device }>(rig: R, clean: () => void): R {
  open.push(async () => {
    await rig.device.close()
    clean()
  })
  return rig
}

/** Resolves when it is felt; a test that waits for ever says what it waited for by its name. */
export function heard<T>(felt: Felt<T>, isWanted: (value: T) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = felt.watch((value) => {
      if (!isWanted(value)) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

/** One suite for the driver over an input line's file and for the fake in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFrontContact } from './driver.ts'
import { FakeFront } from './fake.ts'
import type { Front, FrontContact } from './port.ts'
import { SimulatedFront } from './simulator.ts'

interface Rig {
  readonly contact: FrontContact
  readonly hand: Pick<FakeFront, 'open' | 'shut' | 'unplug'>
  stop(): Promise<void>
}

function rigOfFile(): Rig {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-front-'))
  const hand = new SimulatedFront(join(directory, 'value'))
  const contact = openFrontContact(hand.path, { everyMs: 2 })
  const stop = async () => {
    await contact.close()
    rmSync(directory, { recursive: true })
  }
  return { contact, hand, stop }
}

function rigInMemory(): Rig {
  const hand = new FakeFront()
  return { contact: hand, hand, stop: () => hand.close() }
}

function heard(contact: FrontContact, wanted: Front): Promise<void> {
  return new Promise((resolve) => {
    const stop = contact.watch((front) => {
      if (front !== wanted) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

describe.each([
  ["driver over an input line's file", rigOfFile],
  ['fake in memory', rigInMemory],
])('%s', (_, start) => {
  let rig: Rig
  beforeEach(() => {
    rig = start()
  })
  afterEach(() => rig.stop())

  it('tells that the front was opened, and that it is closed again', async () => {
    rig.hand.open()
    await heard(rig.contact, 'open')
    rig.hand.shut()
    await heard(rig.contact, 'closed')
  })

  it('a contact that is not there is an open one', async () => {
    rig.hand.unplug()
    await heard(rig.contact, 'open')
  })

  it('each change is told once', async () => {
    const told: Front[] = []
    rig.contact.watch((front) => told.push(front))
    rig.hand.open()
    await heard(rig.contact, 'open')
    rig.hand.shut()
    await heard(rig.contact, 'closed')
    expect(told).toEqual(['closed', 'open', 'closed'])
  })
})

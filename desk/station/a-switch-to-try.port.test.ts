/** A machine on the desk has the keypad, or switches in its place; the program that starts next is told which, and hears its presses. */
import { afterEach, expect, it } from 'vitest'
import { openKeypad } from '#hardware/keypad/open.ts'
import type { Keypad, KeypadEvent } from '#hardware/keypad/port.ts'
import { appConfigSchema } from '#shell/config.ts'
import { VotersPad } from './voters-pad.ts'

let pad: VotersPad
let opened: Keypad
afterEach(async () => {
  await opened.close()
  await pad.stop()
})

/** As the machine's program does: from the words of its configuration file. */
async function start(choose: Parameters<VotersPad['choose']>[0]) {
  pad = await VotersPad.start()
  pad.choose(choose)
  const config = appConfigSchema.parse({ package: 'p', machine: 'm', keypad: pad.place() })
  if (config.keypad === undefined) throw new Error('the configuration names what is pressed')
  opened = openKeypad(config.keypad)
  const heard: KeypadEvent[] = []
  opened.watch((event) => heard.push(event))
  return {
    hears: (...events: readonly KeypadEvent[]) => expect.poll(() => heard.slice(-events.length)).toEqual(events),
  }
}

it('two switches: the first moves on, the second selects; a key of the keypad is not there', async () => {
  const { hears } = await start('two-switches')
  await hears({ type: 'connected', switches: 2 })
  pad.pressKey('select')
  pad.pressSwitch('first')
  pad.pressSwitch('second')
  await hears({ type: 'connected', switches: 2 }, { type: 'pressed', key: 'next' }, { type: 'pressed', key: 'select' })
})

it('one switch has no second one; out of its socket it is lost, and back in it is there', async () => {
  const { hears } = await start('one-switch')
  await hears({ type: 'connected', switches: 1 })
  pad.pressSwitch('second')
  pad.pressSwitch('first')
  await hears({ type: 'connected', switches: 1 }, { type: 'pressed', key: 'repeat' })
  await pad.plug(false)
  await hears({ type: 'disconnected', why: 'not-there' })
  await pad.plug(true)
  await hears({ type: 'connected', switches: 1 })
})

it('the keypad, as before', async () => {
  const { hears } = await start('keypad')
  await hears({ type: 'connected', noRepeat: true })
  pad.pressSwitch('first')
  pad.pressKey('down')
  await hears({ type: 'connected', noRepeat: true }, { type: 'pressed', key: 'down' })
})

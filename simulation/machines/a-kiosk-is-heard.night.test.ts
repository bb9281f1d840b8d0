/**
 * A vote by headphones and keypad alone at the delivered kiosk on Debian's own kernel: udev, the kernel's drivers for sound and keys, ALSA and the rules
 * of the closed machine are the real ones. An ear hears which candidate the voice names; a hand presses keys (AUD-05, LAW-03).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameClip } from '#election/voice/clip-id.ts'
import { listClips } from '#election/voice/clips.ts'
import { cycleOf, writeShortVoice } from '#simulation/voice/short-voice.ts'
import { kioskScreen as words } from '#words/kiosk.ts'
import { Ear } from './ear.ts'
import { opensKiosk } from './kiosk-people.ts'
import { KioskRoom } from './kiosk-room.ts'
import { isFast, SOUND_CARD } from './machine.ts'
import { onMachines } from './on-machines.ts'

/** Long enough to be known after the machine stuttered. */
const CLIP_MS = 400
const PATIENCE_MS = isFast() ? 60_000 : 300_000
const NAMES = ['よしだ', 'みどり'] as const

onMachines('a kiosk is heard', () => {
  let at: KioskRoom

  beforeAll(async () => {
    at = await KioskRoom.prepare('a kiosk is heard', (sources, directory) =>
      writeShortVoice(sources, directory, CLIP_MS),
    )
    await at.powerOn()
  })

  afterAll(async () => {
    await at?.leave()
  })

  function pointsOf(said: string) {
    const { points } = JSON.parse(said) as { points: { requirement: string; holds: boolean; found: string }[] }
    return points
  }

  /** Place in the drawn order, and the tone of the name. */
  function wanted(contest: number) {
    const { list } = at.room.election
    const all = list.contests[contest]?.candidates ?? []
    const place = all.findIndex(({ kana }) => kana.replace(/[\s　]/g, '').includes(NAMES[contest] ?? '-'))
    const candidate = all[place]
    if (candidate === undefined) throw new Error(`nobody of contest ${contest} has this name`)
    const clip = listClips(list, 'ja').findIndex(({ id }) => id === nameClip(candidate.id))
    return { place, tone: cycleOf(clip, 'ja') }
  }

  test('is as loud at the next start as the technician set it, and the inspection holds from then on', async () => {
    await at.officer.glass.sees(words.zeroTitle.ja)
    const { shell } = at.machine
    const inspects = `ippyo --json inspect machine /var/lib/ippyo/machine`
    const before = await shell.run(inspects)
    expect(pointsOf(before.said).filter(({ holds }) => !holds)).toMatchObject([
      { requirement: 'devices', found: expect.stringContaining('volume-not-kept') },
    ])
    // As docs/roles/technician.md has it.
    const control = (await shell.run(`amixer -c ${SOUND_CARD} scontrols`)).said.match(/'(.+?)'/)?.[1]
    await shell.run(`amixer -c ${SOUND_CARD} sset '${control}' 60% unmute && alsactl store && sync`)
    const { shell: again } = await at.powerOn()
    await at.officer.glass.sees(words.zeroTitle.ja)
    expect((await again.run(`amixer -c ${SOUND_CARD} sget '${control}'`)).said).toContain('[60%]')
    expect(pointsOf((await again.run(inspects)).said).filter(({ holds }) => !holds)).toEqual([])
  })

  test('opens with keypad and headphones in their sockets', async () => {
    await opensKiosk(at.officer)
    await at.officer.glass.sees(words.insertCard.ja)
  })

  test('names each candidate that the voter comes to, and the chosen one again, and ends', async () => {
    const ear = new Ear(at.machine.heard)
    const hears = () => ear.hears(PATIENCE_MS)
    const presses = async (key: string) => {
      await at.machine.types(key)
      return hears()
    }
    const { card } = await at.desk.issue({ presentation: 'audio' })
    at.reader.tray.insert(card)
    await hears()
    await presses('ret')
    await presses('ret')
    for (const contest of NAMES.keys()) {
      const { place, tone } = wanted(contest)
      let heard: readonly number[] = []
      for (let i = 0; i <= place; i++) heard = await presses('down')
      expect(heard).toContain(tone)
      expect(await presses('ret')).toContain(tone)
      await presses('ret')
      if (contest < NAMES.length - 1) await presses('ret')
    }
    at.reader.tray.remove()
    await at.officer.glass.sees(words.insertCard.ja)
    await at.cut()
    expect(at.wrongOnMedia()).toEqual([])
  })
})

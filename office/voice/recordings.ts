/** Recordings by a speaker for the city: `<dir>/<language>/<clip id, - for :>.wav`. Taken in place of the engine's clip. */
import { join } from 'node:path'
import type { VoiceMaker } from '#election/voice/manifest.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import type { VoiceInput } from './make-voice.ts'

/** Five minutes at studio quality. */
const RECORDING_BYTES_MAX = 64 * 1024 * 1024

export interface Speaker {
  readonly name: string
  readonly licence: string
}

export const NO_RECORDINGS: VoiceInput['recordings'] = async () => null

export function recordingsIn(directory: string, { name, licence }: Speaker): VoiceInput['recordings'] {
  const maker: VoiceMaker = { engine: 'recorded', version: '', voice: name, licence }
  return async (language, { id, voice }) => {
    // A name is one recording, whichever language surrounds it.
    const said = voice === 'ja' ? 'ja' : language
    const path = join(directory, said, `${id.replace(':', '-')}.wav`)
    try {
      return { wav: await readRegular(path, RECORDING_BYTES_MAX), maker }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
}

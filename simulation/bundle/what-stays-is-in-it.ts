/** Bundles with a file that a package names for its machines alone (bundle.md §1): nobody publishes one. */
import { utf8 } from '#election/bytes.ts'
import { ROLL } from './bundle-of-election.ts'
import type { Files } from './change-bundle.ts'
import { added, stale } from './forged-files.ts'

const ROLL_PLACE = 'package/rolls/1.roll'

export const WITH_WHAT_STAYS = [
  { fails: 'V01', lie: 'an electoral roll, as its package names it', change: added(ROLL_PLACE, ROLL) },
  { fails: 'V01', lie: 'an electoral roll of another package', change: added('package/rolls/2.roll', utf8('another')) },
  {
    fails: 'V01 V05',
    lie: 'an electoral roll under another name',
    change: added('package/approvals-1.json', ROLL),
    because: 'a roll approves nothing',
  },
  {
    fails: 'V01',
    lie: 'a manifest that lists a roll, which is not there',
    change: (files: Files) =>
      stale('manifest.json', () => added(ROLL_PLACE, ROLL)(files).get('manifest.json') as Uint8Array)(files),
  },
  {
    fails: 'V01',
    lie: 'the voice of the machines',
    change: added('package/voice/package-ja.pcm', utf8('voice/package-ja.pcm')),
  },
  { fails: 'V01', lie: 'a font of the machines', change: added('package/fonts/names.ttf', utf8('fonts/names.ttf')) },
]

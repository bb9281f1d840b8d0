/** The counting centre. */

import { officersPlaces, officersTable, officersPeople as people } from '#words/cards.ts'
import { doubtWords } from '../messages/doubts.ts'
import { tallyRefusals } from '../messages/tally.ts'
import { tallyMediaRefusals } from '../messages/tally-media.ts'
import { type Place, row } from './row.ts'

export const atTheCount: Place = {
  title: officersPlaces.atTheCount,
  rows: [
    row(tallyMediaRefusals, ['medium-damaged', 'medium-altered'], {
      safe: officersTable.atTheCount['medium-damaged'].safe,
      act: officersTable.atTheCount['medium-damaged'].act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'simulation/scenarios/niimi-2002-2004.day.test.ts',
    }),
    row(tallyMediaRefusals, ['unused-but-started'], {
      safe: officersTable.atTheCount['unused-but-started'].safe,
      act: officersTable.atTheCount['unused-but-started'].act,
      people: people.countingStaff,
      written: people.notWritten,
      test: 'simulation/scenarios/shiroishi-2003-2004.day.test.ts',
    }),
    row(tallyMediaRefusals, ['not-closed', 'duplicate-not-closed', 'pair-not-closed'], {
      safe: officersTable.atTheCount['not-closed'].safe,
      act: officersTable.atTheCount['not-closed'].act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'election/count/media-come-in-any-order.test.ts',
    }),
    row(tallyMediaRefusals, ['second-seal'], {
      safe: officersTable.atTheCount['second-seal'].safe,
      act: officersTable.atTheCount['second-seal'].act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'simulation/promises/promise-8-originals-are-counted.port.test.ts',
    }),
    row(tallyRefusals, ['incomplete'], {
      safe: officersTable.atTheCount.incomplete.safe,
      act: officersTable.atTheCount.incomplete.act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'tally/session/nothing-is-opened-before-all-is-there.test.ts',
    }),
    row(doubtWords, ['books', 'records-told-differ', 'sealed-but-not-started'], {
      safe: officersTable.atTheCount.books.safe,
      act: officersTable.atTheCount.books.act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'simulation/promises/promise-7-the-books-balance-or-say-why.port.test.ts',
    }),
    row(doubtWords, ['report-not-as-printed'], {
      safe: officersTable.atTheCount['report-not-as-printed'].safe,
      act: officersTable.atTheCount['report-not-as-printed'].act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'tally/the-box-is-believed.night.test.ts',
    }),
    row(tallyRefusals, ['reports-missing', 'typed-differ'], {
      safe: officersTable.atTheCount['reports-missing'].safe,
      act: officersTable.atTheCount['reports-missing'].act,
      people: people.countingStaff,
      written: people.countingRecord,
      test: 'simulation/promises/promise-7-a-report-from-paper.port.test.ts',
    }),
    row(tallyRefusals, ['wrong-passphrase'], {
      safe: officersTable.atTheCount['wrong-passphrase'].safe,
      act: officersTable.atTheCount['wrong-passphrase'].act,
      people: people.countingStaff,
      written: people.notWritten,
      test: 'tally/a-district-is-counted.port.test.ts',
    }),
    row(tallyRefusals, ['opened-with-other-set'], {
      safe: officersTable.atTheCount['opened-with-other-set'].safe,
      act: officersTable.atTheCount['opened-with-other-set'].act,
      people: people.chairHears,
      written: people.countingRecord,
      test: 'tally/two-results-never-differ.night.test.ts',
    }),
  ],
}

/** The counting centre. */
import { doubtWords } from '../messages/doubts.ts'
import { tallyRefusals } from '../messages/tally.ts'
import { tallyMediaRefusals } from '../messages/tally-media.ts'
import { CHAIR_HEARS, COUNTING_RECORD, COUNTING_STAFF, NOT_WRITTEN } from './people.ts'
import { type Place, row } from './row.ts'

export const atTheCount: Place = {
  title: { ja: '開票所', en: 'At the counting centre' },
  rows: [
    row(tallyMediaRefusals, ['medium-damaged', 'medium-altered'], {
      safe: { ja: '数えていません。ほかの媒体は受領されています。', en: 'It was not counted. The other media are in.' },
      act: {
        ja: '開票管理者（選挙長）が開票立会人の意見を聴いて決め、[tally.useDuplicate]。そのあと副（複写）を読む。',
        en: 'The counting officer (election chair) hears the counting witnesses and decides; press [tally.useDuplicate], then read the duplicate.',
      },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'simulation/scenarios/niimi-2002-2004.day.test.ts',
    }),
    row(tallyMediaRefusals, ['unused-but-started'], {
      safe: { ja: '数えていません。使った媒体はまだ足りないものに出ています。', en: 'It was not counted. The used medium is still among what is missing.' },
      act: { ja: '送致箱でもう一組をさがし、投票所に問い合わせる。', en: 'Look for the other pair in the box and ask the station.' },
      people: COUNTING_STAFF,
      written: NOT_WRITTEN,
      test: 'simulation/scenarios/shiroishi-2003-2004.day.test.ts',
    }),
    row(tallyMediaRefusals, ['not-closed', 'duplicate-not-closed', 'pair-not-closed'], {
      safe: { ja: '数えていません。媒体に何も書いていません。', en: 'It was not counted; nothing was written to it.' },
      act: {
        ja: 'まず副（複写）。開票管理者（選挙長）が決め、[tally.useDuplicate]、この組の副（複写）を読む。それで終わり。副（複写）も閉鎖されていないときだけ、その投票所の予備機（または鍵の残る投票機）で引き継いで閉鎖し、もう一度読む。できなければ、選挙長が決め、選管が署名した宣言を入れて [tally.readReports]。',
        en: 'First the duplicate: the counting officer (election chair) decides, [tally.useDuplicate], read the duplicate of this pair, and that is all. Only if that one was not closed either: take both over on the spare of that station (or on a machine that kept its key), close, read again. If that is impossible: the chair decides, the commission signs a declaration; put it in, [tally.readReports].',
      },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'election/count/media-come-in-any-order.test.ts',
    }),
    row(tallyMediaRefusals, ['second-seal'], {
      safe: { ja: 'どちらも残っています。読む順番では決まりません。', en: 'Both are kept. The order of reading decides nothing.' },
      act: { ja: '分けて保管する。選挙長が決め、[tally.whichSeal] を選んで理由と氏名を入れる。', en: 'Keep them apart. The chair decides: choose [tally.whichSeal], enter reason and names.' },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'simulation/promises/promise-8-originals-are-counted.port.test.ts',
    }),
    row(tallyRefusals, ['incomplete'], {
      safe: { ja: '記録は開いていません。', en: 'No record was opened.' },
      act: {
        ja: '[tally.missing] を見て、報告と媒体をそろえる。正（原本）だけがない組は [tally.useDuplicate]。二枚とも出てこない組は、選挙長が決め、選管が署名した宣言を入れて [tally.readReports]、除いて数える。',
        en: 'See [tally.missing] and bring it in. Where the original alone is gone: [tally.useDuplicate]. A pair of which both are gone: the chair decides, the commission signs a declaration; put it in, [tally.readReports]: it is counted around.',
      },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'tally/session/nothing-is-opened-before-all-is-there.test.ts',
    }),
    row(doubtWords, ['books', 'records-told-differ', 'sealed-but-not-started'], {
      safe: { ja: '媒体と報告はそのままです。どの数も変えません。', en: 'Media and reports stay as they are. No figure is changed.' },
      act: { ja: '投票録・印刷された報告書と照らし、[tally.explain]。', en: "Compare with the station's papers, then [tally.explain]." },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'simulation/promises/promise-7-the-books-balance-or-say-why.port.test.ts',
    }),
    row(doubtWords, ['report-not-as-printed'], {
      safe: { ja: '媒体はそのままです。', en: 'The media stay as they are.' },
      act: {
        ja: '投票管理者に電話で確かめ、正しい報告を受け取りなおす。見まちがいなら「紙の照合番号と同じ」。',
        en: 'Ask the presiding officer by telephone and receive the right report. If misread: "Same as on the paper".',
      },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'tally/the-box-is-believed.night.test.ts',
    }),
    row(tallyRefusals, ['reports-missing', 'typed-differ'], {
      safe: { ja: '媒体と、署名のある報告書の紙は残っています。', en: 'The media are safe, and so is the paper that the station signed.' },
      act: {
        ja: 'まず投票所の予備の媒体をさがす。報告のファイルがどこにもなければ [tally.typeSheet] を押し、二人がそれぞれ入力して、照合番号を紙と見比べる。',
        en: 'First look for the file again, also at the station. If it is nowhere: [tally.typeSheet]; two people type, each alone, then compare the check number with the paper.',
      },
      people: COUNTING_STAFF,
      written: COUNTING_RECORD,
      test: 'simulation/promises/promise-7-a-report-from-paper.port.test.ts',
    }),
    row(tallyRefusals, ['wrong-passphrase'], {
      safe: { ja: '持ち分は開いていません。何度でもやり直せます。', en: 'The share was not opened; it may be tried again.' },
      act: { ja: '保管者本人がもう一度入れる。だめなら、別の保管者の持ち分を使う。', en: "The holder types it again. If it stays wrong, use another holder's share." },
      people: COUNTING_STAFF,
      written: NOT_WRITTEN,
      test: 'tally/a-district-is-counted.port.test.ts',
    }),
    row(tallyRefusals, ['opened-with-other-set'], {
      safe: { ja: '何も開いていません。最初の結果はそのままです。', en: 'Nothing was opened. The first result stands.' },
      act: { ja: '二度目の開票はしない。後から出た媒体は封のまま保管し、選挙長に知らせる。', en: 'There is no second opening. Keep a late medium under seal and tell the election chair.' },
      people: CHAIR_HEARS,
      written: COUNTING_RECORD,
      test: 'tally/two-results-never-differ.night.test.ts',
    }),
  ],
}

/** The voting machine and its media. */

import { kioskScreen } from '#words/kiosk.ts'
import { kioskCardRefusals, kioskStaffRefusals, kioskUnlockRefusals } from '../messages/kiosk.ts'
import { kioskFaults } from '../messages/kiosk-faults.ts'
import { LOG_AND_RECORD, LOG_AND_STATE, MACHINE_LOG, NOT_WRITTEN, OFFICER, OFFICER_AND_ONE, OFFICER_AND_TWO, STAFF } from './people.ts'
import { type Place, row } from './row.ts'

export const atTheKiosk: Place = {
  title: { ja: '投票機', en: 'At the voting machine' },
  rows: [
    row(kioskFaults, ['original-failed', 'duplicate-failed'], {
      safe: { ja: '記録された投票は、もう1枚に残っています。どの選挙が記録されたかは画面に出ます。', en: 'what is recorded is on the other medium.' },
      act: {
        ja: '前面を開けない。カードを取ってもらい、ほかの投票機か予備機を使う。投票が途中なら [kiosk.staffButton] → [kiosk.release] → カードを受付へ。閉鎖の時刻が来たら、媒体を抜く前に [kiosk.closeStation]。2枚とも封印して送る。正（原本）が故障なら、開票所で副（複写）を数える（第10条）。',
        en: 'Use another machine or the spare. In the middle of a vote: [kiosk.staffButton] → [kiosk.release] → card to the desk. At the closing hour, before any medium comes out, [kiosk.closeStation]. Both media are sealed and sent; where the original failed, the count uses the duplicate (Art. 10).',
      },
      people: OFFICER_AND_ONE,
      written: LOG_AND_STATE,
      test: 'simulation/scenarios/kani-2003.day.test.ts',
      onCard: true,
    }),
    row(kioskFaults, ['original-away', 'duplicate-away'], {
      safe: { ja: '記録はすべて安全です。何も書き込んでいません。', en: 'All that is recorded is safe; nothing was written.' },
      act: {
        ja: '投票はほかの投票機か予備機で続ける。立会人の前で元の口に差し、前面を施錠する。終了の時刻が来たら [kiosk.staffButton] → [kiosk.closeStation]。ないと言われたら、差し直して [kiosk.oneMediumAgain]。なくなった、または壊れたときだけ [kiosk.oneMediumWithout_original]（副（複写）なら [kiosk.oneMediumWithout_duplicate]）。',
        en: 'Vote on at another machine or the spare. Before a witness put it back into its slot and lock the front. At the closing hour [kiosk.staffButton] → [kiosk.closeStation]; if the machine asks for it, put it back and press [kiosk.oneMediumAgain]. Only if it is lost or broken: [kiosk.oneMediumWithout_original] or [kiosk.oneMediumWithout_duplicate].',
      },
      people: OFFICER_AND_TWO,
      written: LOG_AND_RECORD,
      test: 'kiosk/a-medium-is-pulled-before-the-closing.night.test.ts',
    }),
    row(kioskFaults, ['no-medium', 'contradiction', 'old-image', 'software', 'machine-disk'], {
      safe: { ja: '何も書き換えていません。記録されたと出た投票は、媒体が読めれば数えられます。', en: 'Nothing was changed. What was shown as recorded counts when a medium can be read.' },
      act: {
        ja: '前面を開けず、使わない。ほかの投票機か予備機へ。発券機で [issuer.kiosk_failed] を選び、理由を書く。',
        en: 'Use another machine or the spare. At the issuer choose [issuer.kiosk_failed] and write why.',
      },
      people: OFFICER,
      written: LOG_AND_STATE,
      test: 'kiosk/session/why-out-of-service.test.ts',
      onCard: true,
    }),
    row(kioskScreen, ['operatorCardRecover', 'interruptedVote'], {
      safe: { ja: '停電の前に「記録されました」と出た投票は、両方の媒体にあります。', en: 'what was shown as recorded is on both media.' },
      act: {
        ja: '運用カードを置き、暗証番号。立会人に見せて [kiosk.next]。途中で止まった投票があれば、その人のカードを置いて続ける。',
        en: "Operator card and PIN. Show the page to the witnesses, then [kiosk.next]. If a vote was interrupted, lay that voter's card down to go on.",
      },
      people: OFFICER,
      written: MACHINE_LOG,
      test: 'simulation/scenarios/kani-2003.day.test.ts',
      onCard: true,
    }),
    row(kioskScreen, ['cardAwayTitle', 'openList'], {
      safe: { ja: '「記録されました」の選挙は数えられます。ほかは、まだ何も記録されていません。', en: 'Contests under "Recorded" count. In the others nothing is recorded.' },
      act: {
        ja: '本人が戻れば、カードを置いて続ける。戻らないとき [kiosk.staffButton] → 何も記録がなければ [kiosk.dropSession]、あれば [kiosk.endSession]。',
        en: 'If the voter comes back, the card goes on. If not: [kiosk.staffButton] → [kiosk.dropSession] when nothing is recorded, else [kiosk.endSession].',
      },
      people: OFFICER_AND_ONE,
      written: LOG_AND_RECORD,
      test: 'simulation/scenarios/otama-2007.day.test.ts',
      onCard: true,
    }),
    row(kioskScreen, ['readerLost'], {
      safe: { ja: '記録はそのまま。カードも変わりません。', en: 'Records and cards are as they were.' },
      act: { ja: 'カード読取機のつなぎを確かめる。つながると自動で続く。だめなら、ほかの投票機へ。', en: "Check the reader's cable. It goes on by itself. If not, use another machine." },
      people: STAFF,
      written: MACHINE_LOG,
      test: 'kiosk/session/a-device-fails-while-waiting.test.ts',
      named: 'reader-lost',
      onCard: true,
    }),
    row(kioskCardRefusals, ['on-battery'], {
      safe: { ja: '途中の投票は最後まで記録されます。カードは変わっていません。', en: 'A vote under way is recorded to its end. The card was not changed.' },
      act: {
        ja: 'コンセントと電源を確かめる。戻ると自動で続く。それまで、ほかの投票機を使う。',
        en: 'Look at plug and mains. It goes on by itself when they are back. Until then use another machine.',
      },
      people: STAFF,
      written: LOG_AND_RECORD,
      test: 'kiosk/mains-battery-and-front.port.test.ts',
      onCard: true,
    }),
    row(kioskFaults, ['front-opened'], {
      safe: { ja: 'これまでの記録は安全です。', en: 'What is recorded is safe.' },
      act: { ja: '前面を閉めて錠をかけ、媒体に触れない。ほかの投票機か予備機を使う。', en: 'Close and lock the front, touch no medium. Use another machine or the spare.' },
      people: OFFICER,
      written: LOG_AND_STATE,
      test: 'kiosk/mains-battery-and-front.port.test.ts',
      onCard: true,
    }),
    row(kioskFaults, ['clock'], {
      safe: { ja: '記録された票はそのまま。いまの票だけ記録されていません。', en: 'What was recorded stays; only this vote was not.' },
      act: { ja: '運用カードで入り、立会人2人と「時計を合わせる」。合うと自動で続く。', en: 'Operator card, two witnesses: "Set the clock". The machine then goes on by itself.' },
      people: OFFICER,
      written: LOG_AND_RECORD,
      test: 'kiosk/session/a-wrong-clock.test.ts',
    }),
    row(kioskFaults, ['not-closed-earlier-day'], {
      safe: { ja: '記録された票はそのまま。いまの票だけ記録されていません。', en: 'What was recorded stays; only this vote was not.' },
      act: {
        ja: '何も終わらせず、日付を発券機と比べる。まだその投票日なら、ほかの投票機へ案内し、立会人2人と「時計を合わせる」。合うと自動で続く。本当に日が変わったときだけ、途中の投票を終わらせ、前の日の分を閉鎖する。',
        en: "End nothing yet; compare the date with the issuer's. If it is still that day: voters to another machine, and 'Set the clock' before two witnesses; it then goes on by itself. Only if the day is really over, end the open session and close that day.",
      },
      people: OFFICER,
      written: LOG_AND_RECORD,
      test: 'simulation/feels/a-clock-that-goes-and-comes-back.test.ts',
    }),
    row(kioskFaults, ['zero-check-not-zero'], {
      safe: { ja: '何も書いていません。', en: 'Nothing was written.' },
      act: { ja: '開始しない。電源を切り、予備機を使う。媒体は入れたまま保管する。', en: 'Do not open it. Cut the power, use the spare, keep the media inside.' },
      people: OFFICER,
      written: LOG_AND_STATE,
      test: 'kiosk/session/opening-and-closing.test.ts',
      onCard: true,
    }),
    row(kioskFaults, ['original-missing', 'duplicate-missing', 'media-swapped'], {
      safe: { ja: '何も書いていません。', en: 'Nothing was written.' },
      act: {
        ja: '電源を切り、この投票機の正（原本）と副（複写）を正しい口に入れ、もう一度電源を入れる。だめなら予備機。',
        en: "Cut the power, put this machine's original and duplicate into their own slots, switch on again. If that does not help, the spare.",
      },
      people: OFFICER,
      written: LOG_AND_RECORD,
      test: 'kiosk/session/the-self-test-and-what-follows.test.ts',
      onCard: true,
    }),
    row(kioskStaffRefusals, ['witnesses-missing'], {
      safe: { ja: '何も変わっていません。', en: 'Nothing was changed.' },
      act: {
        ja: '一人ずつ [kiosk.confirm] か [kiosk.absent]。開始と閉鎖は2人以上。足りなければ、そろうまで待つ。',
        en: 'Mark each one [kiosk.confirm] or [kiosk.absent]. Opening and closing need two. If there are fewer, wait for them.',
      },
      people: OFFICER_AND_TWO,
      written: LOG_AND_RECORD,
      test: 'kiosk/session/opening-and-closing.test.ts',
    }),
    row(kioskUnlockRefusals, ['too-many-pins'], {
      safe: { ja: '何も開かれていません。投票はほかの投票機で続きます。', en: 'Nothing was opened. Voting goes on at the other machines.' },
      act: { ja: '職務代理者の運用カードを使う。', en: "Use the deputy's operator card." },
      people: { ja: '職務代理者（運用カード）', en: 'the deputy (operator card)' },
      written: LOG_AND_RECORD,
      test: 'kiosk/session/opening-and-closing.test.ts',
      onCard: true,
    }),
    row(kioskScreen, ['earlyQuestion'], {
      safe: { ja: 'まだ閉鎖していません。', en: 'It is not closed yet.' },
      act: {
        ja: '[kiosk.earlyBack] を押す。閉鎖してしまったら、もう開けない。予備機を使い、媒体はそのまま保管する。',
        en: 'Press [kiosk.earlyBack]. Once closed it does not open again: use the spare and keep the media.',
      },
      people: OFFICER_AND_TWO,
      written: LOG_AND_RECORD,
      test: 'kiosk/session/closing-asks-twice-before-the-hour.test.ts',
      named: 'staff-early',
      onCard: true,
    }),
    row(kioskScreen, ['noPermissionQuestion'], {
      safe: { ja: 'まだ閉鎖していません。', en: 'It is not closed yet.' },
      act: {
        ja: '運用カードを発券機へ持って行き、[issuer.permissionWrite]。発券機も予備も使えないときだけ、三つに印を付けて [kiosk.noPermissionClose]。',
        en: 'Take the card to the issuer: [issuer.permissionWrite]. Only if neither issuer nor spare works: tick the three, then [kiosk.noPermissionClose].',
      },
      people: OFFICER_AND_TWO,
      written: LOG_AND_RECORD,
      test: 'kiosk/session/closing-waits-for-the-issuer.test.ts',
      named: 'staff-no-permission',
      onCard: true,
    }),
    row(kioskStaffRefusals, ['permission-answers-missing'], {
      safe: { ja: 'まだ閉鎖していません。', en: 'It is not closed yet.' },
      act: {
        ja: '三つとも本当なら印を付ける。一つでも違えば、運用カードを発券機へ持って行く。',
        en: 'Tick all three if they are true. If one is not, take the operator card to the issuer.',
      },
      people: OFFICER_AND_TWO,
      written: NOT_WRITTEN,
      test: 'kiosk/session/closing-waits-for-the-issuer.test.ts',
    }),
    row(kioskCardRefusals, ['card-unreadable'], {
      safe: { ja: 'カードは変わっていません。', en: 'The card was not changed.' },
      act: { ja: 'カードを取り、まっすぐ置きなおす。読めなければ受付へ。', en: 'Lift it and lay it down straight. If it cannot be read, to the desk.' },
      people: STAFF,
      written: NOT_WRITTEN,
      test: 'kiosk/session/refused-cards.test.ts',
    }),
    row(kioskCardRefusals, ['card-taken-elsewhere', 'other-session-open'], {
      safe: { ja: 'カードは変わっていません。', en: 'The card was not changed.' },
      act: { ja: '画面の番号の投票機へ持って行く。番号がなければ、ほかの投票機へ。', en: 'Take it to the machine that is named; if none is named, to another machine.' },
      people: STAFF,
      written: NOT_WRITTEN,
      test: 'kiosk/session/refused-cards.test.ts',
    }),
    row(kioskCardRefusals, ['clock-or-card'], {
      safe: { ja: 'まだ何も記録されていません。投票はできます。', en: 'Nothing is recorded. The voter can still vote.' },
      act: {
        ja: '画面の日付・時刻を発券機と比べる。違えば、ほかの投票機へ案内し、運用カードで「時計を合わせる」。合っていれば、受付で新しいカードを渡す。',
        en: 'Compare date and time on the screen with the issuer. If they differ: voters to another machine, and "Set the clock" with the operator card. If they agree: a new card at the desk.',
      },
      people: STAFF,
      written: NOT_WRITTEN,
      test: 'kiosk/session/the-clock-is-compared.test.ts',
    }),
    row(kioskCardRefusals, ['card-expired'], {
      safe: { ja: 'まだ何も記録されていません。投票はできます。', en: 'Nothing is recorded. The voter can still vote.' },
      act: { ja: '受付で新しいカードを受け取ってもらう（[issuer.returnCard]）。', en: 'The desk gives a new card ([issuer.returnCard]).' },
      people: STAFF,
      written: NOT_WRITTEN,
      test: 'kiosk/session/the-clock-is-compared.test.ts',
    }),
  ],
}

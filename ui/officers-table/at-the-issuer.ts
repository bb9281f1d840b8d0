/** The card issuer, its cards, and the evening. */

import { kioskScreen } from '#words/kiosk.ts'
import { issuerRefusals } from '../messages/issuer.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import { ISSUER_AND_RECORD, NOT_WRITTEN, OFFICER, OFFICER_AND_TWO, OFFICER_HEARS, RECORD, STAFF, STATION_REPORT } from './people.ts'
import { type Place, row } from './row.ts'

export const atTheIssuer: Place = {
  title: { ja: '発券機', en: 'At the card issuer' },
  rows: [
    row(issuerScreen, ['cannotStart', 'outOfService', 'takeOverTitle'], {
      safe: { ja: '渡したカードは有効。名簿と発券の記録は引継ぎ媒体にもあります。', en: 'Cards already handed over are valid. Roll and issues are on the take-over medium too.' },
      act: {
        ja: '一度起動し直す。だめなら引継ぎ媒体を予備の発券機へ。運用カードと暗証番号。入場券を数えて入れ、[issuer.takeOverConfirm]。もとの発券機は使わない。',
        en: 'Restart once. If that fails: the take-over medium goes into the spare issuer. Operator card and PIN, count the tickets, [issuer.takeOverConfirm]. Do not use the first issuer again.',
      },
      people: OFFICER,
      written: ISSUER_AND_RECORD,
      test: 'simulation/scenarios/niimi-2002-2004.day.test.ts',
      onCard: true,
    }),
    row(issuerScreen, ['paperMarks'], {
      safe: {
        ja: '渡したカードと、投票機の記録はそのまま有効。用紙の票は用紙として数える。',
        en: 'Cards and records stay valid.',
      },
      act: {
        ja: '発券機も予備も動かないとき：選管に電話し、用紙で続けるか、期日を改めるか（繰延投票、公選法57条）を決める。用紙なら、立会人の前で用紙の名簿と照らし、✓ を付けて投票用紙を渡す。動いたら、二人で [issuer.paperMarksBegin]。',
        en: 'Issuer and spare dead: call the commission: paper, or another day (PEO 57). On paper: tick the paper roll, give ballot papers. Later [issuer.paperMarksBegin].',
      },
      people: OFFICER_AND_TWO,
      written: ISSUER_AND_RECORD,
      test: 'issuer/marks-of-a-paper-roll.port.test.ts',
      named: 'paper-marks-begun',
      onCard: true,
    }),
    row(issuerScreen, ['unsettledTitle'], {
      safe: { ja: '2枚目は出ません。その方の権利はそのままです。', en: "No second card comes out; the voter's right stands." },
      act: { ja: '画面の方のカードをリーダーに置く。カードがないとき [issuer.unsettledGone]。', en: "Lay that voter's card on the reader. If it is gone, [issuer.unsettledGone]." },
      people: STAFF,
      written: ISSUER_AND_RECORD,
      test: 'issuer/crash-and-restart.port.test.ts',
      named: 'unsettled',
      onCard: true,
    }),
    row(issuerRefusals, ['tries-used-up'], {
      safe: { ja: '記録はすべて残っています。', en: 'All records are kept.' },
      act: { ja: '職務代理者の運用カードを用意し、起動し直す。', en: "Fetch the deputy's operator card and restart." },
      people: { ja: '職務代理者（運用カード）', en: 'the deputy (operator card)' },
      written: RECORD,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
    }),
    row(issuerRefusals, ['too-few-witnesses', 'nobody-on-the-spot'], {
      safe: { ja: '新しいカードは出ません。戻ってくるカードは受け取れます。', en: 'No new card is issued; cards still come back.' },
      act: { ja: '立会人を呼ぶ。戻ったら出席の印を付ける。', en: 'Call the witness; mark present when back.' },
      people: OFFICER,
      written: ISSUER_AND_RECORD,
      test: 'issuer/witnesses-of-the-day.port.test.ts',
    }),
    row(issuerRefusals, ['suspended'], {
      safe: { ja: '新しいカードは出ません。戻ってくるカードは受け取れます。', en: 'No new card is issued; cards still come back.' },
      act: {
        ja: '画面の案内文を、待つ方に読む。待つ人数が変わったら [issuer.suspendUpdate]、再開できたら [issuer.resume]。',
        en: 'Read the words on the screen to those who wait. Numbers that change: [issuer.suspendUpdate]; when it goes on, [issuer.resume].',
      },
      people: OFFICER_HEARS,
      written: ISSUER_AND_RECORD,
      test: 'issuer/stopping-and-changing-hands.port.test.ts',
    }),
    row(issuerScreen, ['lock'], {
      safe: { ja: '名簿と数はそのまま残ります。', en: 'Roll and counts stand.' },
      act: {
        ja: '席を離れる前に [issuer.lock]。開くのは運用カードと暗証番号。係員の交代は [issuer.changeClerk]。',
        en: 'Before leaving the desk: [issuer.lock]. Operator card and PIN open it. Another clerk: [issuer.changeClerk].',
      },
      people: OFFICER,
      written: ISSUER_AND_RECORD,
      test: 'issuer/stopping-and-changing-hands.port.test.ts',
    }),
    row(issuerRefusals, ['cards-short'], {
      safe: { ja: '発券は続けられます。', en: 'Issuing goes on.' },
      act: {
        ja: '回収窓口のカードを取りに行き、[issuer.cardsBrought] に入れる。足りないときは庶務係に予備を頼み、[issuer.cardsReceived] を直す。',
        en: 'Fetch the cards of the return window, [issuer.cardsBrought]. Not enough: ask general affairs for more and correct [issuer.cardsReceived].',
      },
      people: STAFF,
      written: NOT_WRITTEN,
      test: 'issuer/session/a-card-left-pressed.test.ts',
    }),
    row(issuerRefusals, ['kiosk-was-started'], {
      safe: { ja: '状態は変えていません。その投票機の票は数えられます。', en: 'The state stands. The votes of that machine count.' },
      act: { ja: '使わないなら [issuer.kiosk_failed] と理由。押し間違いも同じ。', en: 'If it is not used any more: [issuer.kiosk_failed] and why; the same for a wrong press.' },
      people: OFFICER,
      written: STATION_REPORT,
      test: 'issuer/reports-again.night.test.ts',
    }),
  ],
}

export const atTheCards: Place = {
  title: { ja: '投票カード（受付）', en: 'Voting cards, at the desk' },
  rows: [
    row(issuerRefusals, ['card-pressed'], {
      safe: { ja: '何も変えていません。2枚目は出ません。', en: 'Nothing was changed. No second card comes out.' },
      act: {
        ja: 'カードを持って、画面の番号の投票機へ。動かない投票機なら、そこで [kiosk.staffButton] → [kiosk.release] → カードを受付へ → 残りの選挙の新しいカード。',
        en: 'Take the card to the machine that is named. If that one is out of service: [kiosk.staffButton] → [kiosk.release] there → card to the desk → a new card for what is left.',
      },
      people: OFFICER_HEARS,
      written: ISSUER_AND_RECORD,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
      onCard: true,
    }),
    row(issuerScreen, ['check_pressed'], {
      safe: { ja: '何も変えていません。2枚目は出ません。', en: 'Nothing was changed. No second card comes out.' },
      act: {
        ja: 'まず、その投票機か、その組を引き継いだ投票機に置く。それでも残ったカードだけ、立会人に印を付け、投票機の言うとおり [issuer.leftOver_over] か、閉鎖して記録数を入れた後の [issuer.leftOver_not-recorded]。',
        en: 'First lay it on that machine, or on the one that took its pair over. Only what is left over: mark the witnesses, then as the machine says [issuer.leftOver_over] or, closed and its records entered, [issuer.leftOver_not-recorded].',
      },
      people: OFFICER_AND_TWO,
      written: RECORD,
      test: 'issuer/cards-left-over.night.test.ts',
      named: "'pressed'",
    }),
    row(issuerScreen, ['replaceTitle_unreadable', 'replaceTitle_lost'], {
      safe: { ja: 'その方の権利はそのままです。迷うときは出しません。', en: "The voter's right stands. When in doubt, none is issued." },
      act: {
        ja: '番号か氏名で探す → [issuer.cardCheck] → 運用カード → [issuer.replaceUnreadable] か [issuer.replaceLost] → 理由 → 新しいカード。',
        en: 'Look the voter up → [issuer.cardCheck] → operator card → [issuer.replaceUnreadable] or [issuer.replaceLost] → why → a new card.',
      },
      people: OFFICER_HEARS,
      written: STATION_REPORT,
      test: 'issuer/cards-nobody-can-read.night.test.ts',
      named: "'unreadable'",
      onCard: true,
    }),
    row(issuerRefusals, ['card-taken', 'card-check-first'], {
      safe: { ja: '発券されていません。何も変えていません。', en: 'Nothing was issued or changed.' },
      act: {
        ja: '[issuer.cardCheck] → 運用カード → そのカードを置く。記録されていない選挙があれば、カードを置いたまま閉じ、その人を探して [issuer.returnCard] で受け取り、新しいカードを出す。',
        en: '[issuer.cardCheck] → operator card → lay that card down. If a contest is not recorded: leave it lying, close, look the voter up, take it back under [issuer.returnCard] and issue a new one.',
      },
      people: OFFICER_HEARS,
      written: ISSUER_AND_RECORD,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
      onCard: true,
    }),
    row(issuerRefusals, ['exchange-not-seen'], {
      safe: { ja: '何も変えていません。', en: 'Nothing was changed.' },
      act: {
        ja: 'その画面のまま [issuer.cardCheck] → 運用カード → そのカードを置く → 立会人2名と本人が画面を見て、印を付ける → [issuer.exchangeSeen]。',
        en: 'On that page [issuer.cardCheck] → operator card → lay that card down → two witnesses and the voter see the screen and are ticked → [issuer.exchangeSeen].',
      },
      people: OFFICER_HEARS,
      written: ISSUER_AND_RECORD,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
    }),
    row(issuerRefusals, ['card-live'], {
      safe: { ja: '発券されていません。', en: 'Nothing was issued.' },
      act: { ja: 'カードを取り除き、投票管理者を呼ぶ。別のカードを置く。', en: 'Take the card away, call the presiding officer, use another card.' },
      people: OFFICER_HEARS,
      written: RECORD,
      test: 'issuer/refused-voters-and-cards.port.test.ts',
    }),
    row(issuerRefusals, ['already-voted'], {
      safe: { ja: '2枚目は出ません。', en: 'No second card comes out.' },
      act: {
        ja: 'カードをまだお持ちなら [issuer.returnCard]。投票機で終わった方は、もう投票できないとお伝えする。投票していないと言われたら、帰さずに投票管理者を呼ぶ（次の行）。',
        en: 'If the card is still in hand: [issuer.returnCard]. Who has finished at a machine cannot vote again. Who says that they have not voted is not sent home: call the presiding officer (next line).',
      },
      people: STAFF,
      written: NOT_WRITTEN,
      test: 'simulation/scenarios/niimi-2002-2004.day.test.ts',
    }),
    row(issuerScreen, ['mistakenOpen'], {
      safe: { ja: '入っている投票はそのまま数えられる。ご本人の権利も残っている。', en: 'The vote that was cast counts as it is. The right of this voter is there.' },
      act: {
        ja: '立会人2人と、投票していないことを確かめる → [issuer.mistakenOpen] → 実際に投票した方をさがすか [issuer.mistakenUnknown] → 分かったこと → 運用カード。行が空き、ご本人にカードを渡す。',
        en: 'With two witnesses make sure that this voter has not voted → [issuer.mistakenOpen] → look for who voted, or [issuer.mistakenUnknown] → what is known → operator card. The row is free: issue the card.',
      },
      people: OFFICER_AND_TWO,
      written: ISSUER_AND_RECORD,
      test: 'simulation/promises/promise-1-a-row-marked-for-somebody-else.port.test.ts',
      named: "'mistaken-requested'",
    }),
  ],
}

export const atClosing: Place = {
  title: { ja: '閉鎖と報告', en: 'Closing and report' },
  rows: [
    row(issuerRefusals, ['cards-still-out'], {
      safe: { ja: 'まだ投票できる方の権利はそのままです。', en: 'Whoever may still vote keeps the right.' },
      act: {
        ja: '返却箱のカードを数え、[issuer.cardsBrought] に入れる。持ち帰られたカードは [issuer.cardsOutKnown] に書いてから印を付ける。',
        en: 'Count the return box, enter it under [issuer.cardsBrought]. For a card taken home fill in [issuer.cardsOutKnown], then tick.',
      },
      people: OFFICER,
      written: ISSUER_AND_RECORD,
      test: 'issuer/closing-in-order.port.test.ts',
      onCard: true,
    }),
    row(issuerRefusals, ['boxes-not-ready'], {
      safe: { ja: '入れた数と印はそのまま残ります。', en: 'Every number and tick stands.' },
      act: {
        ja: '番号と封を確かめ、[issuer.boxesReady]。できないことは理由を書き、[issuer.boxesReadyWithout]。',
        en: 'Check serials and seals, [issuer.boxesReady]. What cannot be done: write why, [issuer.boxesReadyWithout].',
      },
      people: OFFICER,
      written: ISSUER_AND_RECORD,
      test: 'issuer/closing-in-order.port.test.ts',
    }),
    row(issuerScreen, ['notBalanced'], {
      safe: { ja: '数はそのまま残ります。合わなくても閉鎖できます。', en: 'Every number stands. The station can close all the same.' },
      act: {
        ja: '赤い数を数えなおす。直らなければ [issuer.reason] に書く。報告書は公表されるので、投票した人の名は書かない。',
        en: "Count the red numbers again. If they stay, write it under [issuer.reason]. The report is published: write no voter's name.",
      },
      people: OFFICER_AND_TWO,
      written: STATION_REPORT,
      test: 'issuer/closing-and-report.port.test.ts',
      named: 'difference-unexplained',
      onCard: true,
    }),
    row(issuerRefusals, ['report-not-written'], {
      safe: { ja: '数は残っています。', en: 'All counts are safe.' },
      act: {
        ja: '報告書用の媒体を確かめ、もう一度押す。書けたあとも [issuer.writeReportAgain]。',
        en: 'Check the report medium and press again. A written one can be written once more: [issuer.writeReportAgain].',
      },
      people: OFFICER,
      written: NOT_WRITTEN,
      test: 'issuer/reports-again.night.test.ts',
    }),
    row(issuerRefusals, ['report-signed'], {
      safe: { ja: '署名した報告書はそのまま残ります。', en: 'The signed report stays as it is.' },
      act: {
        ja: '[issuer.correctReport] → 理由 → 直す → [issuer.writeCorrected] → カードと暗証番号。',
        en: '[issuer.correctReport] → the reason → put it right → [issuer.writeCorrected] → card and PIN.',
      },
      people: OFFICER,
      written: STATION_REPORT,
      test: 'issuer/reports-again.night.test.ts',
    }),
    row(kioskScreen, ['takeOverTitle'], {
      safe: { ja: 'まだ何も書いていません。その組の記録は媒体にあります。', en: 'Nothing has been written. The records of that pair are on its media.' },
      act: {
        ja: '投票が終わってから、止まった投票機の組を、予備機か [kiosk.keepKey] を押して閉鎖した投票機に入れる。運用カード、立会人 → [kiosk.officerTakesOver] → [kiosk.closeStation]。',
        en: 'After the hour put the pair of the dead machine into the spare, or into a machine that was closed with [kiosk.keepKey]. Operator card, witnesses → [kiosk.officerTakesOver] → [kiosk.closeStation].',
      },
      people: OFFICER_AND_TWO,
      written: { ja: '記録簿と封印に両方の機体番号（自動）。投票録に理由', en: 'log and seal name both machines (by itself); polling record: the reason' },
      test: 'kiosk/a-dead-machines-pair.night.test.ts',
      named: "'take-over'",
      onCard: true,
    }),
  ],
}

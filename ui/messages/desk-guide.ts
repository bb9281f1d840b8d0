/** What the strip of the desk says next. Buttons are named as they stand on the machines: the same words, from the same catalogues. */
import { inEach } from '#election/language.ts'
import { quoted } from '../language/in-sentence.ts'
import { deskKeys, deskWords } from './desk.ts'
import { issuerScreen } from './issuer-screen.ts'
import { kioskScreen } from './kiosk-screen.ts'
import type { Text, TextCatalogue } from './message.ts'
import { announceWords } from './tally-announce.ts'
import { arrivalWords } from './tally-arrival.ts'
import { paperWords } from './tally-paper.ts'
import { tallyWords } from './tally-screen.ts'
import { sheetWords } from './tally-sheet.ts'
import { uiWords } from './ui.ts'
import { bundlePage } from './verify-bundle.ts'

/** A text with names of buttons and pages in it: `[confirm]` stands for the button's words as they are shown. */
function step(words: Text, names: Readonly<Record<string, Text>> = {}): Text {
  return inEach((language) => words[language].replaceAll(/\[(\w+)\]/g, (_, name: string) => quoted(names[name]?.[language] ?? name, language)))
}

const prepare = { tab: issuerScreen.tab_prepare }
const open = { tab: issuerScreen.tab_open }
const voting = { tab: issuerScreen.tab_vote }
const close = { tab: issuerScreen.tab_close }
const papers = { tab: issuerScreen.tab_papers }

const machines = {
  wait: step({ ja: '機械が起動するのを待っています。', en: 'The machines are starting.' }),
  'wait-machine': step({ ja: '機械が作業しています。お待ちください。', en: 'The machine is busy. Please wait.' }),
  'switch-on': step({ ja: '電源が切れています。[on]を押します。', en: 'The power is off. Press [on].' }, { on: deskWords.switchOn }),
  ended: step({ ja: 'ソフトウェアが終わりました。[on]を押します。', en: 'The software has ended. Press [on].' }, { on: deskWords.switchOn }),
  trouble: step(
    {
      ja: '機械が止まっています。下の指示どおりにします。投票機を使わずに続けるときは、発券機の[tab]の[machines]で、その投票機の行に[reason]を書き、[failed]を押します。',
      en: 'The machine has stopped. Do as it says below. To go on without a voting machine, open [tab] and then [machines] at the issuer, type the [reason] into its row and press [failed].',
    },
    { ...open, machines: issuerScreen.step_kiosks, reason: issuerScreen.note, failed: issuerScreen.kiosk_failed },
  ),
  'fetch-issuer': step({
    ja: '発券機が壊れました。「予備の機械」の予備の発券機を出します。渡したカードと入場券はそのまま有効です。',
    en: 'The issuer is broken. Fetch the spare issuer from "Spare machines". Cards already handed over stay valid.',
  }),
  'carry-take-over': step({
    ja: '壊れた発券機から引継ぎ媒体を抜き、予備の発券機に入れます。そのあと電源を入れます。',
    en: 'Pull the take-over medium out of the broken issuer and put it into the spare one. Then switch that on.',
  }),
  'machine-died': step(
    {
      ja: '投票機 {machine} が壊れました。[tab]のページで、備考に理由を書き、[failed]にします。そのあと予備の投票機を出し、その媒体を抜いて、壊れた投票機の正（原本）と副（複写）を入れ、電源を入れます。途中の投票カードは、その画面で解放します。',
      en: 'Voting machine {machine} is broken. On the page [tab], write why and mark it [failed]. Then fetch the spare machine, take its media out, put original and duplicate of the broken one in, and switch it on. A card in the middle of a vote is released there.',
    },
    { ...open, failed: issuerScreen.kiosk_failed },
  ),
}

const cards = {
  'lay-operator-card': step({
    ja: '運用カード{card}をカード読取機に置きます。カードを押し、次に読取機の「ここに置く」を押します。',
    en: 'Lay operator card {card} on the card reader: press the card, then "Put it here" at the reader.',
  }),
  'type-pin': step({ ja: '画面で暗証番号 {pin} を入れ、[enter]を押します。', en: 'Type the PIN {pin} on the screen and press [enter].' }, { enter: uiWords.enter }),
  'take-operator-card': step({ ja: '運用カードを読取機から取り、カード箱に置きます。', en: 'Take the operator card off the reader and put it into the card case.' }),
  'wrong-card-off': step({ ja: 'ここに置くカードではありません。カード{card}を取り、カード箱に置きます。', en: 'This card does not belong here. Take card {card} off and put it into the card case.' }),
  'lay-again': step({ ja: 'カード{card}を読取機から取り、もう一度置きます。', en: 'Take card {card} off the reader and lay it down again.' }),
  'press-next': step({ ja: '画面の[next]を押します。', en: 'Press [next] on the screen.' }, { next: kioskScreen.next }),
  'go-back': step({ ja: '画面の[back]を押します。', en: 'Press [back] on the screen.' }, { back: kioskScreen.back }),
}

const opening = {
  'take-over': step({ ja: '引き継ぎの画面です。手元の入場券を数えて入れ、続けます。', en: 'Books are taken over: count the tickets in hand, enter the number and go on.' }),
  'confirm-clock': step({ ja: '[tab]のページで[confirm]を押します。', en: 'On the page [tab], press [confirm].' }, { ...prepare, confirm: issuerScreen.clockConfirm }),
  'enter-cards': step(
    { ja: '[tab]のページで、受け取った投票カードの枚数 {count} を入れ、[enter]を押します。', en: 'On the page [tab], enter {count} voting cards received and press [enter].' },
    { ...prepare, enter: issuerScreen.enter },
  ),
  'name-witnesses': step(
    {
      ja: '[tab]のページで、立会人の氏名を2人以上（一行に一人、何でもかまいません）入れ、[save]を押します。',
      en: 'On the page [tab], type the names of two or more witnesses (one a line, any names) and press [save].',
    },
    { ...prepare, save: issuerScreen.saveNames },
  ),
  'mark-witnesses': step(
    { ja: '[tab]のページで、2人以上の立会人の[present]に印を付けます。', en: 'On the page [tab], tick [present] for at least two witnesses.' },
    { ...prepare, present: issuerScreen.present },
  ),
  'resume-voting': step(
    { ja: '投票を中断しています。[tab]のページで[resume]を押します。', en: 'Voting is suspended. On the page [tab], press [resume].' },
    { ...prepare, resume: issuerScreen.resume },
  ),
  'clock-to-opening': step({ ja: '投票開始の時刻を待ちます。机の時計の「{time} へ」を押します。', en: 'Voting opens at {time}. Press "To {time}" at the clock of the desk.' }),
  'declare-opening': step({ ja: '[tab]のページで[declare]を押します。', en: 'On the page [tab], press [declare].' }, { ...open, declare: issuerScreen.declareOpening }),
  'ring-bell': step({ ja: '鈴を鳴らし、[tab]のページで[bell]に印を付けます。', en: 'Ring the bell, and on the page [tab] tick [bell].' }, { ...open, bell: issuerScreen['tick_opening-bell'] }),
  'zero-clock': step({ ja: '投票機の時計が合っていることを確かめ、[clock]を押します。', en: 'The clock of the machine is right: press [clock].' }, { clock: kioskScreen.clockRight }),
  'zero-witnesses': step(
    { ja: '記録が0であることを立会人が確かめ、一人ずつ[confirmed]を押します（あと{count}人）。', en: 'The witnesses look at the zeros; press [confirmed] for each of them ({count} left).' },
    { confirmed: kioskScreen.confirm },
  ),
  'zero-voter': step({ ja: '最初の投票者も0を見ます。[voter]を押します。', en: 'The first voter looks too: press [voter].' }, { voter: kioskScreen.firstVoter }),
  'zero-open': step({ ja: '[open]を押します。', en: 'Press [open].' }, { open: kioskScreen.makeVotable }),
  'tick-media': step(
    { ja: '[tab]のページで立会人全員に印を付け、[line]を押します。', en: 'On the page [tab], mark all witnesses and press [line].' },
    { ...open, line: issuerScreen['tick_media-in'] },
  ),
  'tick-fronts': step({ ja: '[tab]のページで[line]に印を付けます。', en: 'On the page [tab], tick [line].' }, { ...open, line: issuerScreen['tick_fronts-locked'] }),
  'tick-recheck': step({ ja: '[tab]のページで、見て回った行に印を付けます（あと{count}行）。', en: 'On the page [tab], tick each line after you went round ({count} left).' }, open),
  'lock-inner-lid': step(
    { ja: '[tab]のページで立会人全員に印を付け、[line]を押します。', en: 'On the page [tab], mark all witnesses and press [line].' },
    { ...open, line: issuerScreen['tick_inner-lid-locked'] },
  ),
  'mark-kiosks': step(
    { ja: '[tab]のページで、投票機 {machines} を[started]にします。', en: 'On the page [tab], set the voting machines {machines} to [started].' },
    { ...open, started: issuerScreen.kiosk_started },
  ),
  'print-sheet': step({ ja: '[tab]のページで[print]を押します。', en: 'On the page [tab], press [print].' }, { ...open, print: issuerScreen.printSheet }),
  'sign-sheet': step(
    { ja: '確認書に署名したことにして、[tab]のページの[signed]を押します。', en: 'The sheet is signed: on the page [tab], press [signed].' },
    { ...open, signed: issuerScreen.signedPrinted },
  ),
  'leave-staff': step({ ja: '係員メニューの[leave]を押します。', en: 'In the staff menu, press [leave].' }, { leave: kioskScreen.leaveStaff }),
}

const toIssue = {
  'seek-voter': step(
    {
      ja: '名簿番号 {rollNo} の人が来ました。[tab]のページの欄に {rollNo} を入れ、[search]を押します。',
      en: 'Voter {rollNo} has come. On the page [tab], type {rollNo} into the field and press [search].',
    },
    { ...voting, search: issuerScreen.search },
  ),
  'seek-next-or-clock': step(
    {
      ja: '次は名簿番号 {rollNo} の人です。[tab]のページで {rollNo} を入れ、[search]を押します。投票を終えるなら、机の時計を {time} に進めます。',
      en: 'Next comes voter {rollNo}: on the page [tab], type {rollNo} and press [search]. To end the voting, move the clock on to {time}.',
    },
    { ...voting, search: issuerScreen.search },
  ),
  'seek-next-or-close': step(
    {
      ja: '次は名簿番号 {rollNo} の人です。[tab]のページで {rollNo} を入れ、[search]を押します。投票を終えるなら、[close]のページで閉鎖を宣言します。',
      en: 'Next comes voter {rollNo}: on the page [tab], type {rollNo} and press [search]. To end the voting, declare it on the page [close].',
    },
    { ...voting, search: issuerScreen.search, close: issuerScreen.tab_close },
  ),
  'choose-match': step({ ja: '名前の出た人から選びます。', en: 'Choose one of the voters shown.' }),
  'seek-inside': step(
    {
      ja: '名簿番号 {rollNo} の人は、時刻までに着いて、まだ投票していません。[tab]のページの欄に {rollNo} を入れ、[search]を押します。',
      en: 'Voter {rollNo} came in time and has not voted yet. On the page [tab], type {rollNo} into the field and press [search].',
    },
    { ...voting, search: issuerScreen.search },
  ),
  'voter-refused': step(
    { ja: 'この人には、いまは発券できません。画面の → のとおりにします。終わるときは[left]を押します。', en: 'No card for this voter now. Do what the screen says after →. To end press [left].' },
    { left: issuerScreen.voterLeft },
  ),
  'hear-said': step(
    { ja: '氏名と住所を {name} さんに言っていただき、[name] と [address] を押します。', en: 'Let {name} say name and address, and press [name] and [address].' },
    { name: issuerScreen.said_name, address: issuerScreen.said_address },
  ),
  'confirm-identity': step({ ja: '{name} さん本人であることを確かめ、[confirm]を押します。', en: 'Make sure that this is {name} and press [confirm].' }, { confirm: issuerScreen.confirmIdentity }),
  issue: step(
    { ja: '[issue]を押します（音声での投票を試すには、先に[audio]を選びます）。', en: 'Press [issue] (to try voting by voice, choose [audio] first).' },
    { issue: issuerScreen.issue, audio: issuerScreen.audio },
  ),
  'fill-assistance': step(
    {
      ja: '[proxy]か[assisted]の欄をすべて書き、一行ずつ印を付けます。やめるときは[alone]を選びます。',
      en: 'Fill in the fields of [proxy] or [assisted] and tick each line. To leave it out choose [alone].',
    },
    { proxy: issuerScreen.mode_proxy, assisted: issuerScreen.mode_assisted, alone: issuerScreen.mode_voter },
  ),
  'answer-yes': step({ ja: '画面の問いを読み、[yes]を押します。', en: 'Read the question and press [yes].' }, { yes: issuerScreen.yes }),
  'other-way': step(
    { ja: '画面の手続きを選び、一つずつ確かめます。やめるときは[back]を押します。', en: 'Choose a way and confirm its lines one by one. To leave it press [back].' },
    { back: issuerScreen.cancel },
  ),
  'give-paper': step({ ja: '用紙を渡し、[handed]を押します。', en: 'Hand the paper out and press [handed].' }, { handed: issuerScreen.paperHanded }),
  'lay-blank-card': step({ ja: '投票カード{card}を発券機のカード読取機に置きます。', en: "Lay voting card {card} on the issuer's card reader." }),
  'hand-over': step(
    { ja: '発券できました。投票カード{card}を読取機から取り、[hand]に置きます。', en: 'The card is issued. Take voting card {card} off the reader and put it to [hand].' },
    { hand: deskWords.hand },
  ),
  'card-of-another': step(
    {
      ja: 'このカードは、前の人に発券したカードです。投票カード{card}を読取機から取り、[hand]に置きます。',
      en: 'This card was issued to the voter before. Take voting card {card} off the reader and put it to [hand].',
    },
    { hand: deskWords.hand },
  ),
  'returned-card-off': step({
    ja: 'これは返されたカードです。もう発券に使いません。投票カード{card}を読取機から取り、封筒の代わりにカード箱に置きます。',
    en: 'This card came back and is not issued again. Take voting card {card} off the reader; on the desk the card case stands for the envelope.',
  }),
  'press-handed-over': step({ ja: '[handed]を押します。', en: 'Press [handed].' }, { handed: issuerScreen.handedOver }),
  'next-voter': step({ ja: '[next]を押します。', en: 'Press [next].' }, { next: issuerScreen.readyLine }),
  'close-check': step(
    { ja: 'カード状態確認の画面の指示どおりにします。終わったら[close]を押します。', en: 'Do as the card check says. When it is done, press [close].' },
    { close: issuerScreen.close },
  ),
  settle: step({ ja: '終わっていない発券・返却があります。画面の指示どおりにします。', en: 'An issue or return is not finished. Do as the screen says.' }),
  'lay-returned': step({ ja: '返却されたカードを発券機のカード読取機に置きます。', en: "Lay the returned card on the issuer's card reader." }),
}

const ear = {
  headphones: deskWords.headphones,
  keypad: deskWords.keypad,
  listen: deskWords.listen,
  select: deskKeys.select,
  back: deskKeys.back,
  down: deskKeys.down,
  help: deskKeys.help,
}

const toVote = {
  'card-to-kiosk': step({ ja: '投票カード{card}を、この投票機のカード読取機に置きます。', en: "Lay voting card {card} on this voting machine's card reader." }),
  choose: step({ ja: '投票したい候補者を1人、画面で押します。', en: 'Press one candidate on the screen.' }),
  'see-all-pages': step({ ja: '[more]を押して、すべての候補者のページを見ます。', en: 'Press [more] until all pages of candidates were seen.' }, { more: kioskScreen.nextPage }),
  chosen: step({ ja: '選んだ名前を見て、[next]を押します。', en: 'Look at the name chosen and press [next].' }, { next: kioskScreen.check }),
  cast: step({ ja: '名前を確かめ、[cast]を押します。', en: 'Check the name and press [cast].' }, { cast: kioskScreen.cast }),
  'next-contest': step({ ja: '決めたとおりに記録されました。次の選挙へ、[next]を押します。', en: 'It is recorded as chosen. Press [next] for the next contest.' }, { next: kioskScreen.next }),
  leaving: step(
    { ja: '投票しないで終了するかを聞かれています。投票するなら[back]を押します。', en: 'You are asked whether to end without voting. To vote, press [back].' },
    { back: kioskScreen.backToVoting },
  ),
  'ear-hear': step(
    {
      ja: '音声の投票です。この投票機の[headphones]を開いて[listen]を押し、声が聞こえたら、[keypad]の[select]を押します。',
      en: 'Voting by voice: open [headphones] of this machine and press [listen]. When you hear the voice, press [select] on [keypad].',
    },
    ear,
  ),
  'ear-method': step({ ja: '投票の方法を聞きます。[select]を押すと先へ進みます。[help]はキーの説明です。', en: 'Hear how it goes. [select] goes on, [help] explains the keys.' }, ear),
  'ear-choose': step(
    { ja: '[down]で候補者を一人ずつ聞き、選びたい人の名前が聞こえたら[select]を押します。', en: 'Hear the candidates one by one with [down]. At the one you want, press [select].' },
    ear,
  ),
  'ear-confirm': step(
    {
      ja: '選んだ名前を終わりまで聞いてから、[select]を押して記録します。選び直すには[back]を押します。',
      en: 'Hear the chosen name to its end, then press [select] to record it. To choose again, press [back].',
    },
    ear,
  ),
  'ear-recorded': step({ ja: '記録されました。[select]で次の選挙へ進みます。', en: 'It is recorded. [select] leads to the next contest.' }, ear),
  'ear-plug-in': step(
    { ja: 'ヘッドホンが抜けていて、声が聞こえません。[headphones]を開き、[plugIn]を押します。', en: 'The headphones are unplugged and nothing is heard. Open [headphones] and press [plugIn].' },
    { ...ear, plugIn: deskWords.plugHeadphones },
  ),
  'ear-plug-lay': step(
    {
      ja: '音声のカードは、ヘッドホンがつながると読めます。[headphones]を開いて[plugIn]を押し、投票カード{card}を取って、もう一度この読取機に置きます。',
      en: 'A card for voting by voice needs the headphones. Open [headphones], press [plugIn], take voting card {card} off and lay it down here again.',
    },
    { ...ear, plugIn: deskWords.plugHeadphones },
  ),
  'refused-to-voter': step(
    {
      ja: 'この投票機は、このカードを受け付けません。投票カード{card}を取り、投票する人の[hand]に返します。',
      en: 'This machine does not take this card. Take voting card {card} off and give it back to the voter: [hand].',
    },
    { hand: deskWords.hand },
  ),
  'card-over': step(
    {
      ja: '投票カード{card}は、使える時間が過ぎました。その人と受付に戻り、[tab]のページの欄に {rollNo} を入れて[search]を押し、[exchange]を押します。画面のとおりに[check]をすると、新しいカードを出せます。',
      en: 'The time of voting card {card} is over. Back at the issuer, on the page [tab], type {rollNo}, press [search] and then [exchange]. After [check], as the screen says, a new card can be issued.',
    },
    { ...voting, search: issuerScreen.search, exchange: issuerScreen.exchange, check: issuerScreen.cardCheck },
  ),
  'by-keypad': step({ ja: '声の言うとおりに、[keypad]のキーを押します。[back]で戻ります。', en: 'Do as the voice says with the keys of [keypad]. [back] goes back.' }, ear),
  'by-one-switch': step(
    {
      ja: '[keypad]のスイッチを押すと、声が一つずつ順に進みます。選びたいものが聞こえたら、もう一度押します。',
      en: 'Press the switch under [keypad]: the voice goes on from thing to thing. When you hear the one you want, press again.',
    },
    ear,
  ),
  'by-two-switches': step(
    {
      ja: '[keypad]の[first]で、声が次へ進みます。選びたいものが聞こえたら、[second]を押します。',
      en: 'Under [keypad], [first] leads the voice on. When you hear the one you want, press [second].',
    },
    { ...ear, first: deskWords.switch_first, second: deskWords.switch_second },
  ),
  'card-back': step({
    ja: 'カードが離れました。投票カード{card}を、この投票機のカード読取機にもどします。',
    en: "The card was taken away. Lay voting card {card} on this voting machine's card reader again.",
  }),
  'card-bent': step(
    {
      ja: '投票カード{card}は、どの読取機でも読めません。発券機でその人を探し、[check]を押します。運用カードと暗証番号のあと[replace]を押し、理由を書きます。',
      en: 'No reader reads voting card {card}. At the issuer look the voter up and press [check]; after operator card and PIN press [replace] and write why.',
    },
    { check: issuerScreen.cardCheck, replace: issuerScreen.replaceUnreadable },
  ),
  'return-card': step({ ja: '投票が終わりました。投票カード{card}を取り、返却箱に置きます。', en: 'Voting is over. Take voting card {card} and put it into the box of returned cards.' }),
}

const closing = {
  'clock-to-closing': step({
    ja: '投票終了の時刻にします。机の時計の「{time} へ」を押します（ほかの人の投票を続けてもかまいません）。',
    en: 'To end the voting, press "To {time}" at the clock of the desk (or let more voters vote).',
  }),
  'declare-closing': step({ ja: '[tab]のページで[declare]を押します。', en: 'On the page [tab], press [declare].' }, { ...close, declare: issuerScreen.declareClosing }),
  'fix-inside': step(
    { ja: '[tab]のページで[fix]を押します（中に残った人はいません）。', en: 'On the page [tab], press [fix] (nobody is left inside).' },
    { ...close, fix: issuerScreen.insideFixEmpty },
  ),
  'fix-listed': step(
    { ja: '[tab]のページで、中に残った人の名簿を見て、[fix]を押します。', en: 'On the page [tab], look through the list of those inside and press [fix].' },
    { ...close, fix: issuerScreen.insideFix },
  ),
  'bring-cards': step(
    {
      ja: '[tab]のページの[brought]に {count} を入れ、[enter]を押します（返却箱に入っているカードです）。',
      en: 'On the page [tab], enter {count} as [brought] and press [enter] (the cards in the return box).',
    },
    { ...close, brought: issuerScreen.cardsBrought, enter: issuerScreen.enter },
  ),
  'close-kiosks': step({ ja: '[tab]のページで[closeKiosks]を押します。', en: 'On the page [tab], press [closeKiosks].' }, { ...close, closeKiosks: issuerScreen.closeKiosks }),
  'permit-closing': step({ ja: '[tab]のページで[write]を押します。', en: 'On the page [tab], press [write].' }, { ...close, write: issuerScreen.permissionWrite }),
  'fetch-permission': step(
    {
      ja: 'このカードには閉鎖の許可がありません。発券機で書いたカードを使います。ここでは[back]を押します。',
      en: 'This card carries no permission to close: use the one on which the issuer wrote it. Here press [back].',
    },
    { back: kioskScreen.back },
  ),
  'tick-closing': step({ ja: '[tab]のページの[ticks]の全部に印を付けます。', en: 'On the page [tab], tick everything under [ticks].' }, { ...close, ticks: issuerScreen.ticks }),
  'press-staff': step({ ja: '画面の[staff]を押します。', en: 'Press [staff] on the screen.' }, { staff: kioskScreen.staffButton }),
  'choose-close': step({ ja: '[close]を押します。', en: 'Press [close].' }, { close: kioskScreen.closeStation }),
  'close-witnesses': step({ ja: '立会人一人ずつ[confirmed]を押します（あと{count}人）。', en: 'Press [confirmed] for each witness ({count} left).' }, { confirmed: kioskScreen.confirm }),
  'close-officer': step({ ja: '[close]を押します。', en: 'Press [close].' }, { close: kioskScreen.officerCloses }),
  'close-early': step(
    { ja: 'まだ投票終了の時刻ではありません。全員が投票していれば[close]を押します。', en: 'The hour has not come. If everybody has voted, press [close].' },
    { close: kioskScreen.earlyClose },
  ),
  'date-is-right': step({ ja: '時計の日付が正しければ[right]を押します。', en: 'If the date of the clock is right, press [right].' }, { right: kioskScreen.dateRight }),
  'enter-records': step(
    {
      ja: '[tab]のページの表に、投票機 {machine} が示す数と封印の照合番号を入れ、一つごとにEnterを押します：{records}。番号 {seal}',
      en: 'On the page [tab], enter the records that machine {machine} shows and the check number of its seal, each with Enter: {records}; number {seal}',
    },
    close,
  ),
  'look-at-closing': step({ ja: '[tab]のページで、まだ済んでいない欄を入れます。', en: 'On the page [tab], fill in what is still open.' }, close),
  'tell-absentees': step(
    {
      ja: '[tab]のページで、不在者投票の数を二人が一人ずつ入れます（この机では一通も届いていません）。[rest]、[next]、もう一度[rest]、[tell]の順に押します。',
      en: 'On the page [tab], two people type the absentee figures, one after the other (on this desk none came): press [rest], [next], again [rest], and [tell].',
    },
    { ...close, rest: issuerScreen.absenteesRestZero, next: issuerScreen.absenteesNext, tell: issuerScreen.absenteesTell },
  ),
  'enter-tickets': step(
    { ja: '[tab]のページの[tickets]に {count} を入れ、[enter]を押します。', en: 'On the page [tab], enter {count} as [tickets] and press [enter].' },
    { ...close, tickets: issuerScreen.ticketsCounted, enter: issuerScreen.enter },
  ),
  'enter-case': step(
    {
      ja: '[tab]のページの[cards]に {count} を入れ、[enter]を押します（返却箱のカードも箱にもどして数えます。封筒のカードは数えません）。',
      en: 'On the page [tab], enter {count} as [cards] and press [enter] (the returned ones are counted too, those in envelopes are not).',
    },
    { ...close, cards: issuerScreen.cardsInCase, enter: issuerScreen.enter },
  ),
  'explain-difference': step(
    {
      ja: '数が合いません。[tab]のページで入れた数を見なおすか、理由を書いて[enter]を押します。',
      en: 'The numbers differ. On the page [tab], look at them again, or write the reason and press [enter].',
    },
    { ...close, enter: issuerScreen.enter },
  ),
  'note-media': step(
    {
      ja: '[tab]のページの[step]で、媒体に貼られた番号を上から順に入れ、一つごとに[sealed]に印を付けます：{serials}',
      en: 'On the page [tab], at [step], enter the numbers on the media from the top, and tick [sealed] after each: {serials}',
    },
    { ...close, step: issuerScreen.step_media_sealed, sealed: issuerScreen.sealed },
  ),
  'tick-sealing': step(
    {
      ja: '[tab]のページで、それぞれの[label]に番号を入れ、[again]に同じ番号を入れてから、[originals]と[duplicates]に印を付けます。',
      en: 'On the page [tab], type each [label] and the same number under [again], then tick [originals] and [duplicates].',
    },
    { ...close, label: issuerScreen.sealLabel, again: issuerScreen.sealLabelAgain, originals: issuerScreen['seal_originals-sealed'], duplicates: issuerScreen['seal_duplicates-sealed'] },
  ),
  'name-transport': step({ ja: '[tab]のページで、箱と一緒に行く立会人を選びます（だれでもかまいません）。', en: 'On the page [tab], choose the witness who travels with the boxes (anybody).' }, close),
  'boxes-ready': step({ ja: '[tab]のページで[ready]を押します。', en: 'On the page [tab], press [ready].' }, { ...close, ready: issuerScreen.boxesReady }),
  'lock-ballot-box': step(
    { ja: '[tab]のページで立会人全員に印を付け、[box]を押します。', en: 'On the page [tab], mark all witnesses and press [box].' },
    { ...close, box: issuerScreen['seal_ballot-box-locked'] },
  ),
  'write-report': step({ ja: '[tab]のページで[write]を押します。', en: 'On the page [tab], press [write].' }, { ...close, write: issuerScreen.writeReport }),
  'write-signed': step(
    { ja: '報告書が、まだ報告の媒体にありません。[tab]のページの[step]で[write]を押します。', en: 'The report is not on its medium yet. On the page [tab], at [step], press [write].' },
    { ...close, step: issuerScreen.step_report, write: issuerScreen.writeReportNow },
  ),
  'seal-envelope': step(
    {
      ja: '[tab]のページの[step]で、封筒の[keeper]と[witness]を選び、[sealed]を押します（あと{count}）。',
      en: 'On the page [tab], at [step], choose [keeper] and [witness] of an envelope, and press [sealed] ({count} left).',
    },
    { ...close, step: issuerScreen.step_envelopes, keeper: issuerScreen.envelopeKeeper, witness: issuerScreen.envelopeSealedWith, sealed: issuerScreen.envelopeSeal },
  ),
  'print-polling-record': step(
    { ja: '[tab]のページで、[paper]の[print]を押します。', en: 'On the page [tab], at [paper], press [print].' },
    { ...papers, paper: issuerScreen['paper_polling-record'], print: issuerScreen.printPaper },
  ),
  'print-transport-list': step(
    { ja: '[tab]のページで、[paper]の[print]を押します。', en: 'On the page [tab], at [paper], press [print].' },
    { ...papers, paper: issuerScreen['paper_transport-list'], print: issuerScreen.printPaper },
  ),
  'tick-leaving': step(
    {
      ja: '投票録に全員が署名したことにして、[tab]のページの[step]で、印のない行に印を付けます。',
      en: 'As if all had signed the polling record: on the page [tab], at [step], tick the lines that have no tick.',
    },
    { ...close, step: issuerScreen.step_leaving },
  ),
  'end-day': step({ ja: '[tab]のページで[end]を押します。', en: 'On the page [tab], press [end].' }, { ...close, end: issuerScreen.endOfDay }),
  'write-corrected': step({ ja: '[tab]のページで[write]を押します。', en: 'On the page [tab], press [write].' }, { ...close, write: issuerScreen.writeCorrected }),
}

const counting = {
  'carry-media': step(
    {
      ja: '投票機の媒体[original]{serial} を抜き、開票所の差込口に置きます（あと{count}本）。',
      en: 'Pull the medium [original] {serial} out of its voting machine and put it into a slot of the tally ({count} to carry).',
    },
    { original: deskWords.original },
  ),
  'carry-report': step(
    { ja: '報告の媒体を発券機から抜き、開票所の[report]の差込口に置きます。', en: 'Pull the report medium out of the issuer and put it into the slot [report] of the tally.' },
    { report: deskWords.report },
  ),
  'bring-report-back': step(
    { ja: '報告を書くために、報告の媒体をこの発券機の[report]の差込口に置きます。', en: 'The report is written to the report medium: put it into the slot [report] of this issuer.' },
    { report: deskWords.report },
  ),
  'open-tally-key': step({ ja: '集計の合言葉「{passphrase}」を入れ、[open]を押します。', en: 'Type the passphrase of the tally, "{passphrase}", and press [open].' }, { open: tallyWords.openKey }),
  'begin-count': step({ ja: '[begin]を押します。', en: 'Press [begin].' }, { begin: tallyWords.startCount }),
  'confirm-zero': step(
    { ja: '記録が0であることを見て、[names]に名前（何でもかまいません）を入れ、[confirm]を押します。', en: 'Look at the zeros, type any name under [names] and press [confirm].' },
    { names: tallyWords.zeroWitnesses, confirm: tallyWords.zeroConfirm },
  ),
  'receive-station': step(
    {
      ja: '[receive]を押します。[whole]、[label]に番号（何でもかまいません）、[rest]、[clerk]（何でもかまいません）、最後にもう一度[receive]を押します。',
      en: 'Press [receive], then [whole]; type any number under [label]; press [rest]; type any name under [clerk], and press [receive] again.',
    },
    { receive: arrivalWords.receive, whole: arrivalWords.boxesWhole, label: arrivalWords.label, rest: arrivalWords.restAsListed, clerk: arrivalWords.clerk },
  ),
  'read-reports': step({ ja: '[read]を押します。', en: 'Press [read].' }, { read: tallyWords.readReports }),
  'compare-report': step(
    { ja: '発券機の[tab]のページにある報告書の照合番号と同じなら、[same]を押します。', en: "Compare with the check number of the report on the issuer's page [tab]; if it is the same, press [same]." },
    { ...close, same: tallyWords.sameAsPaper },
  ),
  'report-differs': step(
    { ja: '[differs]が押されています。番号が同じなら[same]を押します。', en: '[differs] is pressed. If the numbers are the same, press [same].' },
    { differs: tallyWords.notAsPaper, same: tallyWords.sameAsPaper },
  ),
  'read-media': step({ ja: '[read]を押します。', en: 'Press [read].' }, { read: tallyWords.readMedia }),
  'medium-missing': step({ ja: '足りない媒体があります。開票所の[missing]を読みます。', en: 'A medium is missing. Read [missing] on the tally.' }, { missing: tallyWords.missing }),
  'declare-loss': step(
    {
      ja: '正（原本）も副（複写）も見つからない組があります。集計の横の「選挙長：…失われたと宣言する」を押し、もう一度[read]を押します。',
      en: 'Of one pair both media are nowhere. Press "Election chair: declare … lost" beside the tally, then [read] again.',
    },
    { read: tallyWords.readReports },
  ),
  'explain-count': step({ ja: '合わない点があります。[explain]を押し、理由を書きます。', en: 'Something does not agree. Press [explain] and write the reason.' }, { explain: tallyWords.explain }),
  'tally-says': step({ ja: '集計機の言葉を読み、[read]を押します。', en: 'Read what the tally says and press [read].' }, { read: uiWords.acknowledge }),
  'tally-says-again': step(
    { ja: '集計機の言葉を読み、[again]を押して、違う欄だけを二人とも入れ直します。', en: 'Read what the tally says, press [again], and type the places that differ once more, both of you.' },
    { again: sheetWords.again },
  ),
  'report-lost': step(
    {
      ja: '報告の媒体が見つかりません。[type]を押し、紙の報告書を見て、二人が別々に入れます（[first]、[second]）。媒体が見つかれば、[report]の差込口に置きます。',
      en: 'The report medium is lost. Press [type]; two people type the signed paper report, each for themselves ([first], [second]). If the medium is found, put it into the slot [report].',
    },
    { type: tallyWords.typeSheet, first: sheetWords.name_first, second: sheetWords.name_second, report: deskWords.report },
  ),
  'lay-share': step({ ja: '鍵を持つ人が来ます（あと{count}人）。鍵{index}の「鍵を置く」を押します。', en: 'Key holders come ({count} more). Press "Lay it down" at key share {index}.' }),
  'agree-and-type': step(
    {
      ja: '鍵{index}の「写し取る」を押し、集計の[page]のページの{index}番の席の[holder]に名前（席ごとに別の名前）を入れ、合言葉を貼り付け（Ctrl+V）、開く票の数 {records} を確かめた印を付けて、[give]を押します（あと{count}人）。',
      en: 'Press "Copy" at key share {index}. At seat {index} on the page [page] of the tally type a name under [holder] (another one at each seat), paste the passphrase (Ctrl+V), tick that you have read the number {records}, and press [give] ({count} more).',
    },
    { page: tallyWords.pageKeys, holder: tallyWords.holder, give: tallyWords.give },
  ),
  mix: step({ ja: '保管者が来る前に、[page]のページで[mix]を押します。', en: 'Before the key holders come: on the page [page], press [mix].' }, { page: tallyWords.pageKeys, mix: tallyWords.mix }),
  'say-no-paper': step(
    {
      ja: '{contest} の[none]を押し、[chair]と[names]（どちらも何でもかまいません）を入れて[record]を押します。',
      en: 'At {contest} press [none], type any name under [chair] and a witness under [names], and press [record].',
    },
    { none: paperWords.none, chair: paperWords.chair, names: tallyWords.witnessNames, record: tallyWords.record },
  ),
  'type-paper': step(
    {
      ja: '{contest} には用紙による投票があります。[enter]を押し、一人目が、画面にある投票所の報告の計のとおりに数を入れ、[rest]を種類ごとに押して[next]。票の数の合計を投票者の数に合わせ、二人目も同じ数を入れて[compare]。',
      en: 'At {contest} there are votes on paper. Press [enter]; the first person types as many voters as the reports on the screen have and as many ballots, presses [rest] in each group, then [next]; the second types the same and presses [compare].',
    },
    { enter: paperWords.enter, rest: paperWords.restZero, next: sheetWords.handOver, compare: sheetWords.compare },
  ),
  'draw-lot': step(
    {
      ja: '同数の候補者がいます。選挙長がくじを引きます（机の上では、どちらを選んでもかまいません）。[enter]を押して入れ、二人目が読み返します。',
      en: 'Candidates are tied: the chair draws a lot (on the desk, choose either). Press [enter], enter it, and let a second person read it back.',
    },
    { enter: tallyWords.enterLot },
  ),
  'announce-correction': step(
    { ja: '会場に発表した数が変わりました。[announce]を押し、訂正の理由を書きます。', en: 'What the hall was told has changed. Press [announce] and write why.' },
    { announce: announceWords.announce },
  ),
  print: step({ ja: '結果が出ました。[print]を押します。', en: 'Here is the result. Press [print].' }, { print: tallyWords['print_result-sheet'] }),
  'print-held-back': step(
    {
      ja: '結果が出ましたが、{contest}の得票数は伏せてあります。選挙長が示すと決めたら[tell]を押します。示さないなら、そのまま[print]を押します。',
      en: 'Here is the result, but the figures of {contest} are held back. If the chair decides to show them, press [tell]; if not, press [print].',
    },
    { tell: tallyWords.tellFigures, print: tallyWords['print_result-sheet'] },
  ),
  'finished-check': step(
    {
      ja: '選挙の一日が終わりました。開票結果は {path} にあります。自分で確かめるには、端末で node build/check-page.mjs を実行し、dist/checker/ippyo-check.html をブラウザーで開きます。[folder]で {folder} を選び、選管の鍵の番号 {authority} と公表データの番号 {bundle} を入れます。もう一日行うには、終了してから {again}（今日の書類は消えます）。',
      en: 'The election day is over. The result is in {path}. To check it yourself, run node build/check-page.mjs in a terminal and open dist/checker/ippyo-check.html in a browser. Press [folder], choose {folder}, and type the number of the key of the commission, {authority}, and that of the bundle, {bundle}. For another day, end the desk and run {again} (it deletes the papers of today).',
    },
    { folder: bundlePage.chooseFolder },
  ),
}

export const deskGuide = {
  ...machines,
  ...cards,
  ...opening,
  ...toIssue,
  ...toVote,
  ...closing,
  ...counting,
} as const satisfies TextCatalogue

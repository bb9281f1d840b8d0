/**
 * Words of a desk that is another one: everything that a third language needs beside its columns in `words/`, for the screens.
 *
 * 移動期日前投票所: each stop is closed and opened as a day is, so the words of a day are there for a stop (「場所」). No page calls it a day.
 * 学校・組合・会社: the tally of a private body has no station, no commission and no record of the law.
 * 発券のみ: an early-voting station without a roll keeps one slip for each voter with a card, where others keep the ticket.
 */
import type { Language } from '../messages/message.ts'

interface OtherWords {
  /** Longer words first: each pair is looked for in what the ones before have left. */
  readonly stop: readonly (readonly [string, string])[]
  /** The name of a column, which is a part of many sentences. */
  readonly today: readonly [string, string]
  readonly slip: readonly (readonly [RegExp, string])[]
  /** Longer words first, as those of a stop. */
  readonly body: readonly (readonly [string, string])[]
}

const OTHER_WORDS: Readonly<Record<Language, OtherWords>> = {
  ja: {
    stop: [
      [
        '今日は、次の投票日ではありません。始めていません。',
        'まだ、次の場所を始める時刻ではありません。始めていません。',
      ],
      [
        'この投票所の投票日と、発券機の時計の日付を',
        '次の場所の日と時刻（同じ日なら、開く時刻の30分前から）と、発券機の時計を',
      ],
      ['この投票所には、まだ投票日があります', 'この投票所には、まだ次の場所があります'],
      ['この投票機の時計の日付が、開いている投票日より後になっています', '前の場所の分を閉鎖していません'],
      [
        '時計の日付を発券機と比べてください。まだその投票日なら',
        '時計の日付と時刻を発券機と比べてください。まだ前の場所にいるなら',
      ],
      ['本当に日が変わったときは', 'もう次の場所にいるときは'],
      ['今日も使うときは', 'ここで使うときは'],
      ['明日の朝になると、今日の分', '次の場所を始めると、この場所の分'],
      ['明日の朝に続き', '次の場所に続き'],
      ['明日の朝、', '次の場所で、'],
      ['今夜のうちに', '出る前に'],
      ['今夜できるのは', 'いまできるのは'],
      ['今朝の記録数', 'いまの記録数'],
      ['朝の確認を、初めの日と', '始める前の確認を、初めの場所と'],
      ['報告書は最後の日に', '報告書は最後の場所で'],
      ['すべての日の計', 'すべての場所の計'],
      ['第{number}日までの', '{number}か所目までの'],
      ['前に閉鎖した日', '前の場所'],
      ['前日の記録数', '前の場所の記録数'],
      ['前の日の終わり', '前の場所の終わり'],
      ['前の日の投票録', '前の場所の投票録'],
      ['前の日の分', '前の場所の分'],
      ['前の日の記録', '前の場所の記録'],
      ['次の投票日', '次の場所'],
      ['次の日', '次の場所'],
      ['その日の閉鎖', 'その場所の閉鎖'],
      ['その日だけの閉鎖', 'その場所だけの閉鎖'],
      ['この日だけ閉鎖', 'この場所の分だけ閉鎖'],
      ['今日は閉めて', 'この場所は閉めて'],
      ['今日はまだ閉めて', 'この場所はまだ閉めて'],
      ['今日は投票を始め', 'この場所では投票を始め'],
      ['今日は続けられない', 'この場所で続けられない'],
      ['今日はもう使いません', 'この場所ではもう使いません'],
      ['今日はこの投票機で', 'この場所ではこの投票機で'],
      ['今日は誰にも', 'この場所では誰にも'],
      ['今日を', 'この場所を'],
      ['今日の終わりの操作', 'この場所の終わりの操作'],
      ['今日の投票録', 'この場所の投票録'],
      ['今日の投票カード', 'この場所の投票カード'],
      ['今日の投票', 'この場所の投票'],
      ['今日の記録', 'この場所の記録'],
      ['今日の発券', 'この場所の発券'],
      ['今日の閉鎖', 'この場所の閉鎖'],
      ['記録の数が今日と', '記録の数がこの場所と'],
      ['本日分だけ', 'この場所の分だけ'],
    ],
    today: ['今日', 'この場所'],
    slip: [
      // A substitute is on no roll that this station has.
      [/名簿番号か氏名を確かめて、もう一度入れてください。ほかの名簿で選挙権のある方なら、氏名/gu, '氏名'],
      // A slip is found by its number alone.
      [/名簿番号(?:・入場券の番号|・入場券)?・氏名/gu, '引換券の番号'],
      [/名簿番号・入場券/gu, '引換券の番号'],
      [/入場券/gu, '引換券'],
      [/名簿番号/gu, '引換券の番号'],
    ],
    body: [
      ['開票所　集計', '開票　集計'],
      [
        '選挙長が立会人の意見を聴いて失われたと宣言し、選管が署名した',
        '責任者が立会人の意見を聴いて失われたと宣言し、選挙を用意した二人が署名した',
      ],
      ['投票所報告のファイルが見つかりません', '宣言のファイルが見つかりません'],
      ['報告の媒体を、記録媒体の差込口', '宣言の媒体を、記録媒体の差込口'],
      ['失われたときは、その投票所の「紙から入力する」を押し、二人が紙の報告書から入力します。', ''],
      ['変わらないときは、その投票所の「紙から入力する」を押し、二人が紙の報告書から入力します。', ''],
      ['投票所報告を読む', '宣言を読む'],
      ['投票所の報告、記録媒体、紛失の届け', '記録媒体、紛失の届け'],
      ['選挙長が「朗読案」を読み上げる', '責任者が読み上げる'],
      ['媒体を封印して「保管目録」と照らす', '媒体を封筒に入れて封をする'],
      ['この番号は開票録と結果の用紙にもあります', 'この番号は結果の用紙にもあります'],
      ['氏名と理由は開票録に残ります', '氏名と理由は集計のファイルに残ります'],
      [
        '開票区全体の数です。投票所、投票機、記録媒体ごとの得票は示しません。',
        '選挙の全体の数です。一人ひとりの票は示しません。',
      ],
      [
        '点字投票、不在者投票、仮投票その他の用紙による投票が、開票区に一票もないことを、投票録と投票箱で確かめたときだけ記録します。',
        '用紙による投票が一票もないことを確かめたときだけ記録します。',
      ],
      [
        'の用紙による投票の数を入力する（ないときは「用紙による投票はない」）',
        'に用紙による投票がないことを確かめ、「用紙による投票はない」を押す',
      ],
      ['{contest} の用紙による投票の数', '{contest}：用紙による投票がないことの確認'],
      [
        '用紙による投票の数が入ると、投票機と用紙の合計を示します',
        '用紙による投票がないことを入力すると、得票を示します',
      ],
      ['（用紙の入力がまだか、用紙または機械の票が少ないため）', ''],
      ['（公職選挙法第67条、第68条第1項）', ''],
      [
        'その候補者への投票は、投票機も用紙も無効になります。投票機の数は',
        'その候補者への投票は無効になります。オンラインの数は',
      ],
      ['開票管理者（選挙長）', '責任者'],
      ['選挙長（開票管理者）', '責任者'],
      ['開票管理者', '責任者'],
      ['選挙長', '責任者'],
      ['開票立会人', '立会人'],
      ['被選挙権', '立候補の資格'],
      ['開票区', '選挙の全体'],
      ['投票機による', 'オンラインの'],
      ['投票機', 'オンライン'],
      ['機械の分', 'オンラインの分'],
      ['この選挙の選挙管理委員会の署名', 'この選挙を用意した人の署名'],
      ['選管', '選挙を用意した人'],
    ],
  },
  en: {
    stop: [
      [
        'Today is not the next day of this station. It was not begun.',
        'It is not yet time for the next stop. It was not begun.',
      ],
      [
        'Check the days of this station and the date of the clock',
        'Check date and hour of the next stop (on the same date from 30 minutes before its hour), and the clock',
      ],
      ['This station has days to come', 'This station has stops to come'],
      ['End today with', 'End this stop with'],
      ['The date of this clock is later than the voting date that is open.', 'The stop before is not closed.'],
      [
        'compare its date with the issuer. If it is still that day',
        'compare the clock with the issuer. If you are still at that stop',
      ],
      ['If the day is really over, end', 'If you are at the next one, end'],
      ['then close that day. To vote here today', 'then close that stop. To vote here'],
      [
        "print and sign today's polling record. Tomorrow it",
        'print and sign the polling record of this stop. Once the next one is begun, it',
      ],
      ['Everything about voting waits for the next day', 'Everything about voting waits for the next stop'],
      ['key envelopes tonight', 'key envelopes before you leave'],
      ['can be done tonight', 'can be done now'],
      ['The books of the days before', 'The books of the stops before'],
      [
        'The morning is done in the same order as on the first day',
        'The opening is done in the same order as at the first stop',
      ],
      ['Tomorrow morning', 'At the next stop'],
      ['and go on tomorrow', 'and go on at the next stop'],
      ['on the last day', 'at the last stop'],
      ['of {machine} this morning is', 'of {machine} now is'],
      ['the evening before', 'the stop before'],
      ['record of the day before', 'record of the stop before'],
      ['end of the day before', 'end of the stop before'],
      ['the next day', 'the next stop'],
      ['the next voting date', 'the next stop'],
      ['The next voting date begins', 'The next stop begins'],
      ['Closed before on', 'Stop before'],
      ['record of that day', 'record of that stop'],
      ['record of the day', 'record of the stop'],
      ['records are as today', 'records are as here'],
      ['Close the machines for the day', 'Close the machines'],
      ['close it for the day only', 'close this stop only'],
      ['close for the day only', 'close this stop only'],
      ['for the day', 'for the stop'],
      ['close that day', 'close that stop'],
      ['when the day is closed', 'when the stop is closed'],
      ['This day', 'This stop'],
      ['this day', 'this stop'],
      ['All days', 'All stops'],
      ['up to day {number}', 'up to stop {number}'],
      ['of today alone', 'of this stop alone'],
      ["Today's permission", 'The permission'],
      ["Today's records", 'The records of this stop'],
      ["End today's voting", 'End voting at this stop'],
      ["Do not open today's voting", 'Do not open voting at this stop'],
      ['gets a card today', 'gets a card here'],
      ['To go on voting today', 'To go on here'],
      ['given out any more today', 'given out any more here'],
      ['is issued any more today', 'is issued any more here'],
      ['vote on this machine today', 'vote on this machine here'],
      ['are not opened today', 'are not opened here'],
      ['to open the polls today', 'to open the polls here'],
      ['no more voting today', 'no more voting at this place'],
      ['cannot go on today', 'cannot go on here'],
      ['is closed for today', 'is closed at this place'],
      ['cannot be reopened today', 'cannot be reopened here'],
      ['not used again today', 'not used again here'],
    ],
    today: ['Today', 'This stop'],
    slip: [
      [
        /Check the roll number or the name and enter it again\. If the person has the vote on another roll, enter/gu,
        'Enter',
      ],
      [/\broll number, ticket or name\b/gu, 'slip number'],
      [/\bRoll number, ticket or name\b/gu, 'Slip number'],
      [/\bRoll number or (?:ticket|name)\b/gu, 'Slip number'],
      [/\broll numbers\b/gu, 'slip numbers'],
      [/\broll number\b/gu, 'slip number'],
      [/\bRoll number\b/gu, 'Slip number'],
      [/\btickets\b/gu, 'slips'],
      [/\bTickets\b/gu, 'Slips'],
      [/\bticket\b/gu, 'slip'],
      [/\bTicket\b/gu, 'Slip'],
    ],
    body: [
      ['Counting centre: tally', 'Counting: tally'],
      [
        'The election chair hears the witnesses and declares it lost. Put the declaration that the commission signed into',
        'The person in charge hears the witnesses and declares it lost. Put the declaration that the two who prepared the election signed into',
      ],
      ['No station report was found', 'No declaration was found'],
      ['Put the report medium into the socket', 'Put the medium of the declaration into the socket'],
      ['Read station reports', 'Read a declaration'],
      ['A station report, a medium or the declaration', 'A medium or the declaration'],
      ['then the election chair reads out the reading script', 'then the person in charge reads it out'],
      ['seal the media and hold them against the storage list', 'put the media into an envelope and seal it'],
      ['The counting record and the result sheet bear this number', 'The result sheet bears this number'],
      ['Name and reason stand in the record', 'Name and reason stand in the files of the count'],
      [
        'Figures of the whole counting district; never of a station, a machine or a medium.',
        'Figures of the whole election; never of a single voter.',
      ],
      [
        "Only when polling records and ballot boxes show that the district has not one braille, absentee, provisional or other vote on paper. The machine's votes are then the sum.",
        'Only when it is certain that nobody voted on paper. The votes of the online box are then the sum.',
      ],
      [
        '{contest}: type in what was counted on paper, or say that there is none',
        '{contest}: see that nobody voted on paper, then press "No votes on paper"',
      ],
      [
        'when the paper is in, machine and paper are shown as one sum',
        'they are once somebody has said that there is no paper',
      ],
      [
        'There is a contest whose machine figures are not shown, because paper is not entered yet or one of both is too few.',
        'There is a contest whose figures are not shown.',
      ],
      ['what was counted on paper for {contest}', '{contest}: that nobody voted on paper'],
      ['such as the witnesses of the count', 'such as the witnesses'],
      [' (Public Offices Election Act 67, 68(1))', ''],
      ['become invalid, by machine and on paper; what the machines counted', 'become invalid; what was counted online'],
      ['the counting officer (election chair)', 'the person in charge'],
      ['counting officer (election chair)', 'person in charge'],
      ['election chair (counting officer)', 'person in charge'],
      ['counting manager', 'person in charge'],
      ['election chair', 'person in charge'],
      ["(the chair's decision)", '(decided by the person in charge)'],
      ['the chair decides', 'the person in charge decides'],
      ['The chair ', 'The person in charge '],
      ['decision of the chair', 'decision of the person in charge'],
      ['Counting witnesses', 'Witnesses'],
      ['counting witnesses', 'witnesses'],
      ['counting district', 'whole election'],
      ["the machine's part", 'the online part'],
      ['by machine', 'online'],
      ['Machine only', 'Online only'],
      ['machine only', 'online only'],
      ['(machine)', '(online)'],
      ['Machine', 'Online'],
      [' If it is lost, press "Type in from paper" at its station: two people type the printed report.', ''],
      [' If it stays so, press "Type in from paper" at its station: two people type the printed report.', ''],
      ['the commission of this election', 'those who prepared this election'],
      ['the commission', 'those who prepared the election'],
    ],
  },
}

export function withStops(words: string, language: Language): string {
  const { stop, today } = OTHER_WORDS[language]
  const [day, place] = today
  if (words === day) return place
  return stop.reduce((text, [ofDay, ofStop]) => text.replaceAll(ofDay, ofStop), words)
}

export function withSlips(words: string, language: Language): string {
  return OTHER_WORDS[language].slip.reduce((text, [ticket, slip]) => text.replaceAll(ticket, slip), words)
}

export function withoutStations(words: string, language: Language): string {
  return OTHER_WORDS[language].body.reduce((text, [ofOffice, ofBody]) => text.replaceAll(ofOffice, ofBody), words)
}

/** Words of the page on which two people approve what machines will take. */
import type { TextCatalogue } from './message.ts'

export const officeNumberWords = {
  pageNumber: { ja: '番号の承認', en: 'Approve the number' },
  step_number: { ja: '二人が番号を承認する', en: 'Two people approve the number' },
  step_number_how: {
    ja: '署名された選挙データの照合番号を、二人がそれぞれ自分の合言葉で入って承認します。機械は、二人の承認がない選挙データを開きません。署名し直すたびに行います。',
    en: 'Two people, each signed in with an own passphrase, approve the check number of what was signed. No machine opens a package without both. Again after each new list.',
  },
  numberText: {
    ja: '署名に立ち会って控えた番号と、下の番号を比べてください。同じなら承認します。承認すると、あなたの鍵で、この選挙データと候補者一覧そのものに署名します。',
    en: 'Compare the number below with the one that you wrote down when it was signed. Approve it if they are the same. Your own key then signs this package with this candidate list.',
  },
  numberVersion: { ja: '候補者一覧 第{version}版', en: 'Candidate list {version}' },
  numberIs: { ja: '選挙データの照合番号', en: 'Check number of the package' },
  approveNumber: { ja: '番号を承認する', en: 'Approve this number' },
  numberBy: { ja: '{name} が承認しました', en: 'approved by {name}' },
  numberLacks: { ja: 'あと{count}人の承認が要ります', en: '{count} more must approve it' },
  numberDone: { ja: '二人が承認しました。機械に届けられます。', en: 'Two people approved it. It may go to the machines.' },
  numberNobody: { ja: 'この選挙の機械は、誰の承認も確かめません。キットに承認者が入っていません。', en: 'The machines of this election ask for no approval: their kits name no approvers.' },
  machineNumbers: { ja: '機械の照合番号（鍵を作ったときに技術担当が控えたものと比べる）', en: 'Check numbers of the machines (compare with what the technician wrote down when their keys were made)' },
  approversTitle: { ja: '承認者', en: 'Approvers' },
  approversText: {
    ja: '機械が承認を確かめる人です。知らない名前があれば、誰も承認せず、委員会に報告してください。',
    en: 'Machines ask for the approval of two of these people. If you do not know a name, approve nothing and report it to the commission.',
  },
  admitText: {
    ja: '後から加わった人です。承認者二人がボタンを押すと、今の版の番号を承認できます。次の版では、もう一度二人が押します。名簿の更新、失われた媒体、署名したファイルは、承認者だけが承認します。押した人は、一覧を機械に届ける前なら取り消せます。',
    en: 'These people joined later. When two approvers have pressed the button they may approve the number of this version; the next version asks two again. Roll lists, lost media and signed files are approved by the approvers alone. Who pressed it may take it back before the list goes to the machines.',
  },
  admit: { ja: '{name} を承認者に加える', en: 'Make {name} an approver' },
  admittedBy: { ja: '{names} が加えました（二人要ります）', en: 'so said {names} (two are needed)' },
  admittedNow: { ja: '{name} は承認者です（{names} が加えました）', en: '{name} approves (so said {names})' },
  takeNumberBack: { ja: '私の承認を取り消す', en: 'Take my approval back' },
  takeAdmissionBack: { ja: '{name} を承認者に加えたのを取り消す', en: 'Take back that I made {name} an approver' },
  takeBackTruth: {
    ja: '取り消すと、承認は次の回になり、二人とも承認し直します。前の回の承認のファイルの写しがどこかにあれば、次の回をまだ見ていない機械は、それを受け取ります。一覧が誤りだったときは、直した次の版に署名して承認し、どの機械にも届け、その版の照合番号を機械の画面で確かめてください。次の回を見た機械は、前の回のものを二度と受け取りません。',
    en: 'A word that is taken back begins the next round: both approve anew. If somebody has a copy of the approvals of before, a machine that has not seen the next round takes them. If the list was wrong, sign and approve the next version, bring it to every machine, and compare its check number there. A machine that has seen the next round never takes those of before.',
  },
  takeBackWhy: { ja: '取り消す理由', en: 'Why it is taken back' },
  takeBack: { ja: '取り消す', en: 'Take it back' },
  'act_number-taken-back': { ja: '候補者一覧 第{version}版の番号の承認を取り消した：{why}', en: 'took back the approval of the number of candidate list {version}: {why}' },
  'act_admission-taken-back': { ja: '{name} を承認者に加えたのを取り消した：{why}', en: 'took back having made {name} an approver: {why}' },
  'act_number-approved': { ja: '候補者一覧 第{version}版の番号を承認した　選挙データの照合番号 {number}', en: 'approved the number of candidate list {version}, check number of the package {number}' },
  'act_approver-admitted': { ja: '{name} を承認者に加えた', en: 'made {name} an approver' },
} as const satisfies TextCatalogue

export const officeNumberRefusals = {
  'number-first': {
    ja: {
      title: '署名された選挙データの番号を、まだ二人が承認していません。何も書かず、記録していません。',
      next: '「番号の承認」で、二人がそれぞれ自分の合言葉で入って承認してから、もう一度押してください。',
    },
    en: {
      title: 'Two people have not approved the number of what was signed. Nothing was written or recorded.',
      next: 'On the page "Approve the number" two people approve it, each signed in with an own passphrase. Then press again.',
    },
  },
  'approvers-few': {
    ja: { title: '選管の鍵を作る前に、承認する人が二人要ります。鍵は作っていません。', next: '「手順」で、もう一人を加えてください。後から加わる人は、機械のキットには入りません。' },
    en: {
      title: 'Before the key of the commission is made there must be two people who approve. No key was made.',
      next: 'Take in another person on the page "Steps". Kits do not name who joins later.',
    },
  },
  'not-an-approver': {
    ja: {
      title: 'あなたは承認者ではありません。選管の鍵を作った後に加わった人は、二人のうちの一人に数えません。何も記録していません。',
      next: '承認者が入りなおして行うか、承認者二人が「番号の承認」であなたを加えてください。',
    },
    en: {
      title: 'You are not an approver: who joined after the key was made is not counted as one of two people. Nothing was recorded.',
      next: 'An approver signs in and does it; or two approvers make you one on the page "Approve the number".',
    },
  },
  'not-given-by-you': {
    ja: { title: 'これは、あなたの記録ではありません。何も変わっていません。', next: '承認した人、承認者に加えた人が、自分の合言葉で入って取り消します。' },
    en: { title: 'This was not said by you. Nothing has changed.', next: 'Whoever said it signs in and takes it back.' },
  },
  'list-has-left': {
    ja: {
      title: 'この一覧は、もう機械に届けるUSBメモリーに書かれています。取り消していません。',
      next: '次の候補者一覧に署名すると、承認は新しく二人で行います。急ぐときは委員会に報告し、書いたUSBメモリーを止めてください。',
    },
    en: {
      title: 'This list is on a stick for the machines already. Nothing was taken back.',
      next: 'With the next candidate list two people approve anew. If it is urgent, report it to the commission and hold the sticks back.',
    },
  },
  'record-shorter': {
    ja: {
      title: '作業の記録（{lines}件）が、{file} を作ったときの記録（{needed}件以上）と合いません。記録が切られたか、書き替えられています。この選挙の準備は開きません。',
      next: '委員会に報告し、控えからフォルダー全体を戻してください。紙に控えた記録の番号と比べます。',
    },
    en: {
      title: 'The record of the work ({lines} acts) does not fit {file}, which was made when it had {needed} or more: it was cut short or written anew. This project is not opened.',
      next: 'Report it to the commission and restore the whole folder from the kept copy. Compare the number of the record with the one on paper.',
    },
  },
} as const

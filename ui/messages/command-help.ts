/**
 * What `ippyo … --help` says of each command (`put`), argument (`put <medium>`) and option (`put --box`). An option without its
 * command (`--package`) means the same wherever it stands. A command, argument or option that has no words here is a bug.
 */
import type { Text, TextCatalogue } from './message.ts'

const COMMISSION_KEY: Text = { ja: '選管の鍵の入った媒体（authority.json と authority.pub）', en: "the stick with the commission's key (authority.json, authority.pub)" }
const ENGINE: Text = { ja: '入っている中でいちばん良いもののかわりに使うソフト', en: 'instead of the best at hand' }
const VOICE_LANGUAGE: Text = { ja: 'どちらの言葉の音声か', en: 'which one' }

const everywhere = {
  '--json': { ja: '結果を一つのJSONで標準出力に出す。断るときは {"error": {"type": …}}', en: 'print one JSON object on stdout; refusals as {"error": {"type": …}}' },
  '--lang': { ja: '言葉（指定がなければ LANG による）', en: 'language of words (default: from LANG)' },
  '--help': { ja: 'この説明を出す', en: 'say this' },
  '--version': { ja: 'プログラムの版を出す', en: 'print the version of the program' },
  help: { ja: 'その命令の説明を出す', en: 'say what a command does and takes' },
  '--package': { ja: '選挙データのフォルダー', en: 'the election package' },
  '--authority': { ja: '選管の authority.pub', en: "the commission's authority.pub" },
  '--passphrases-fd': { ja: '選管の合言葉を、この番号のファイル記述子から読む', en: "read the office's passphrase from this file descriptor" },
} satisfies TextCatalogue

const making = {
  prepare: { ja: 'CSVファイルから、選挙データ・記録媒体・鍵の持ち分・機械のフォルダーを作る', en: 'make package, media, key shares and machine directories from a directory of CSV files' },
  'prepare --sources': {
    ja: 'election.csv、contests.csv、candidates.csv、stations.csv、roll.csv のあるフォルダー',
    en: 'directory with election.csv, contests.csv, candidates.csv, stations.csv, roll.csv',
  },
  'prepare --out': { ja: '新しいフォルダー。全部そろって現れるか、何も現れない', en: 'new directory; appears whole or not at all' },
  'prepare --use': { ja: '本番（live）か模擬（rehearsal）か。election.csv と同じであること', en: 'a real election or a rehearsal (must agree with election.csv)' },
  'prepare --office': { ja: '--use のとき：personalise office で作ったフォルダー', en: 'with --use: directory made by personalise office' },
  'prepare --machines': { ja: '--use のとき：personalise machine の machine-file.json を集めたフォルダー', en: 'with --use: the machine files collected from personalise machine' },
  'prepare --voice': { ja: 'voice make で作った音声。なければ、音声では投票できない', en: 'the voice pack made by voice make; without it nobody can vote by voice' },
  'prepare --passphrases-fd': { ja: '合言葉を1行に1つ読む：選管、続けて鍵の保管者の順', en: 'read passphrases as lines: the office, then each key holder' },
  'prepare --media-of': { ja: 'この投票所の記録媒体だけを作る（たとえば 2;4）。none なら作らない', en: 'make media of these stations only (for example 2;4), or none' },
  'prepare --fixture': { ja: '人も機械も含めて、試すための選挙を全部作る。選挙には使えない', en: 'make everything for a test, people and machines included; never for an election' },
  'prepare --seed': { ja: '--fixture のとき：同じ言葉からは同じものができる', en: 'with --fixture: the same seed makes the same bytes' },
  'prepare after': {
    ja: '--passphrases-fd がなければ、鍵の保管者が一人ずつ、ほかの人に見られずに合言葉を2回入れます。',
    en: 'Without --passphrases-fd each key holder types a passphrase, twice, unseen by the others.',
  },
  put: {
    ja: '準備した投票箱を、差し込んだ空の記録媒体に書き、読み戻して確かめる。ほかのソフトでは写さないこと',
    en: 'put a prepared ballot box onto a mounted, empty stick and read it back; never copy it by other programs',
  },
  picture: { ja: '封印された小さな媒体を、二次元コードとして紙で運ぶ（二つ目の運び方）', en: 'carry the sealed medium of a small box as 2D codes on paper, a second carrier' },
  'picture print': { ja: '閉鎖された媒体を、二次元コードの用紙（PDF）にする。40枚まで', en: 'make sheets of 2D codes (PDF) of a closed medium; 40 at most' },
  'picture print <medium>': { ja: '封印された媒体のある場所（副（複写）をすすめる）', en: 'where the sealed medium is (the duplicate, as a rule)' },
  'picture print --out': { ja: '作る PDF のファイル', en: 'the PDF to make' },
  'picture read': { ja: '読み取った用紙を、元と一バイトも違わない媒体に戻し、封印まで確かめる', en: 'turn scanned sheets into the same medium, byte for byte, checked down to its seal' },
  'picture read <scans...>': { ja: '用紙を読み取ったファイル（PNG、JPEG、PDF）。順番は問わない', en: 'scans of the sheets (PNG, JPEG, PDF), in any order' },
  'picture read --out': { ja: '媒体のファイルを作るフォルダー、または空の記録媒体を接続した場所', en: 'directory for the file of the medium, or where an empty stick is mounted' },
  'put <medium>': { ja: '記録媒体を接続（マウント）した場所（ext4）', en: 'where the stick is mounted (ext4)' },
  'put --box': { ja: '準備した ballot-box.ippyo のあるフォルダー。たとえば OUT/media/1/1/original', en: 'directory with the prepared ballot-box.ippyo, for example OUT/media/1/1/original' },
  'put --take-over': { ja: '引継ぎ媒体に使えるかを見るだけ。ファイルは発券機が作る', en: 'only look whether the stick can be a take-over medium: the issuer makes its file' },
  'sign-list': {
    ja: '今の候補者一覧にかわる一覧に署名する：死亡・辞退、名前の訂正、動いた期日',
    en: 'sign a candidate list that replaces the current one: who died or withdrew, a corrected name, another day',
  },
  'sign-list --uncontested': {
    ja: '無投票になる選挙（contests.csv の id）。投票機にもカードにも出なくなる',
    en: 'contests (id in contests.csv) that have no poll any more: off every machine and card',
  },
  'sign-list --date': { ja: '期日を動かす：新しい選挙期日。election.csv・stations.csv と同じ日', en: 'moves the poll: the new election day, the same as in election.csv and stations.csv' },
  'sign-list --sources': { ja: 'CSVファイルのフォルダー。candidates.csv は今のとおりに直したもの', en: 'the directory of CSV files, with candidates.csv as it is now' },
  'sign-list --package': { ja: '選挙データ。一覧はこの中に入る', en: 'the election package; the list is put into it' },
  'sign-list --office': COMMISSION_KEY,
  'sign-list --voice': { ja: '作り直した音声。なければ、今の一覧の音声のまま', en: 'a voice pack made anew; without it the clips of the current list are kept' },
  'sign-list --suspend': {
    ja: '次の一覧まで投票用紙で投票する選挙（補充立候補）。カードにも投票機にも出ない',
    en: 'contests that are voted on ballot papers until the next list (supplementary candidacy): on no card and no machine',
  },
  'roll-list': {
    ja: '準備のあとの名簿の異動に署名する：投票所ごとに一つの一覧を作り、発券機で取り込む',
    en: 'sign what has changed in the rolls since preparation: one list for each station, to be taken in there',
  },
  'roll-list --office': { ja: '選管の鍵の入った媒体（authority.json と station-secrets.json）', en: "the stick with the commission's keys (authority.json, station-secrets.json)" },
  'roll-list --out': { ja: 'この選挙の一覧を全部置くフォルダー。新しい回は前の回と並ぶ', en: 'where all lists of this election lie; a new round is put beside the others' },
  'roll-list --changes': { ja: 'changes.csv。なければ、前の回から異動はない', en: 'changes.csv; left out: nothing has changed since the last round' },
  'roll-list --day-list': { ja: '期日前投票所が夜に書いた一覧', en: 'lists that early-voting stations wrote in the evening' },
  'roll-list --without-day-list': { ja: '--last とともに：投票者を別の方法で知った期日前投票所', en: 'with --last: early-voting stations whose voters are known otherwise' },
  'roll-list --made-by': { ja: '一覧を作った人', en: 'who made the list' },
  'roll-list --checked-by': { ja: '書類と突き合わせた、別の人', en: 'somebody else, who checked it against the papers' },
  'roll-list --last': { ja: 'このあとの一覧はない。投票所はこれを取り込むと発券できる', en: 'no other list follows: after it the stations issue cards' },
  'clerks-card': { ja: '受付の手引き：よくある十の場面を一つずつ。2ページ（両面に印刷）', en: 'the ten situations that a clerk meets most, step by step: two pages, to be printed on both sides' },
  'clerks-card --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'clerks-card --out': { ja: 'clerks-card.pdf を書くフォルダー。言葉は --lang による', en: 'where clerks-card.pdf is written, in the language of --lang' },
  'emergency-card': { ja: '困ったときの手順：投票所の壁に貼る2ページ', en: 'what to do when things go wrong: two pages for the wall of the polling station' },
  'emergency-card --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'emergency-card --out': { ja: 'emergency-card.pdf を書くフォルダー。言葉は --lang による', en: 'where emergency-card.pdf is written, in the language of --lang' },
  'voters-page': { ja: '投票のしかた（やさしい言葉）：ふりがな付きの大きな字の紙と、読み上げる音声', en: 'how to vote, in easy words: in large print, and spoken' },
  'voters-page --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'voters-page --out': { ja: 'voters-page-ja.pdf などを書くフォルダー。言葉は --lang による', en: 'where voters-page-en.pdf is written, in the language of --lang' },
  'voters-page --spoken': { ja: '読み上げる音声（WAV）も作る。音声を作るソフトが要る', en: 'also spoken, as WAV; needs a speech engine' },
  'gone-notice': { ja: '候補者の死亡・辞退：投票所ごとの掲示', en: 'who died or withdrew: a notice for the wall of each polling station' },
  'gone-notice --package': { ja: 'その一覧の入った選挙データ', en: 'the election package, with the list that says so' },
  'gone-notice --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'gone-notice --out': { ja: 'notice-<投票所>.pdf を書くフォルダー', en: 'where notice-<station>.pdf is written' },
  'gone-notice --entered': { ja: '入力した時刻。たとえば 2002-06-20T09:12。なければ手で書く', en: 'when it was entered, as 2002-06-20T09:12; left out: for the pen' },
  papers: {
    ja: '氏名等掲示、投票手順案内、封印票、カードのラベル、運搬目録、鍵の生成の記録、持ち分の封筒、緊急カード、受付の手引き（PDF）',
    en: 'notice of candidates, voting guide, labels, transport lists, record of the key ceremony, envelopes, cards for the wall, as PDF',
  },
  'papers --office': { ja: '選管の authority.pub のあるフォルダー', en: "the directory with the commission's authority.pub" },
  'papers --out': { ja: 'PDFを書くフォルダー', en: 'where the PDF files are written' },
} satisfies TextCatalogue

const personalising = {
  personalise: { ja: '機械に鍵を作り、選挙のカードを作る', en: 'make keys on machines, and cards of an election' },
  'personalise office': { ja: '一度だけ：選管の署名の鍵と、各投票所の機械へ運ぶキットを作る', en: "once: the commission's signing key, and a kit for each station that is carried to its machines" },
  'personalise office --sources': { ja: 'CSVファイルのフォルダー（投票所のため）', en: 'directory of CSV files (for the stations)' },
  'personalise office --office': { ja: '鍵とキットを置くフォルダー。すでにあるものはそのまま残る', en: 'where key and kits are kept; what is there already is kept' },
  'personalise machine': { ja: 'その機械の上で：鍵を作る。machine-file.json を選管へ運ぶ', en: 'on the machine itself: makes its keys; machine-file.json then goes to the office' },
  'personalise machine --machine': { ja: 'たとえば 2-K3（第2投票所の投票機3）、2-I1（その発券機）', en: 'for example 2-K3 (kiosk 3 of station 2) or 2-I1 (its issuer)' },
  'personalise machine --serial': { ja: '機械に付いている機体番号', en: 'serial number on the machine' },
  'personalise machine --kit': { ja: '選管から来た、この投票所のキット', en: 'kit of the station, from the office' },
  'personalise machine --out': { ja: 'その機械のフォルダー', en: "the machine's own directory" },
  'personalise machine --spare': { ja: '予備の機械', en: 'a spare machine' },
  'personalise tally': {
    ja: '集計機の上で：鍵を作り、この選挙を集計する機械であることに選管の鍵で署名する',
    en: "on the counting machine itself: makes its key; the commission's key signs that it counts this election",
  },
  'personalise tally --office': COMMISSION_KEY,
  'personalise tally --machine': { ja: '設定に書いてある、その機械のフォルダー', en: "the machine's own directory, as its configuration names it" },
  'personalise tally --serial': { ja: '機械に付いている機体番号', en: 'serial number on the machine' },
  'personalise tally --passphrases-fd': { ja: '1行に1つ読む：選管の合言葉、続けて集計機の合言葉', en: "read secrets as lines: the office's passphrase, then the tally's" },
  'personalise voting-card': { ja: '新品のカードを、続けて投票カードにする', en: 'factory cards become voting cards of a station, one after the other' },
  'personalise voting-card --count': { ja: '何枚', en: 'how many' },
  'personalise operator-card': { ja: '新品のカードを、持ち主が入れる暗証番号で運用カードにする', en: 'a factory card becomes an operator card, under the PIN that its holder types' },
  'personalise operator-card --card': { ja: '1 投票管理者、2 職務代理者、3 選管が封をして持つもの', en: '1 presiding officer, 2 deputy, 3 sealed with the commission' },
  '--prepared': { ja: 'prepare で作ったフォルダー', en: 'directory made by prepare' },
  'personalise voting-card --station': { ja: 'カードを使う投票所', en: 'station of the card' },
  'personalise operator-card --station': { ja: 'カードを使う投票所', en: 'station of the card' },
  '--reader': { ja: 'カード読取機のシリアル回線', en: 'serial line of the card reader' },
  'personalise voting-card --passphrases-fd': { ja: '選管の合言葉を1行で読む', en: "read the office's passphrase as a line" },
  'personalise operator-card --passphrases-fd': { ja: '1行に1つ読む：選管の合言葉、続けて暗証番号', en: "read secrets as lines: the office's passphrase, then the PIN" },
} satisfies TextCatalogue

const voice = {
  voice: { ja: '投票する人に聞こえるもの：作る、聞く、承認する', en: 'what a voter hears: make the voice pack, listen to it, approve it' },
  'voice make': { ja: 'すべての案内と名前の音声を作り、一つずつ検査し、全部が正しければ書く', en: 'render every prompt and name, check each clip, and write the pack when all of them are right' },
  'voice make --sources': { ja: '選挙のCSVファイルと readings.csv', en: 'the CSV files of the election, and readings.csv' },
  'voice make --voice': { ja: '音声のフォルダー。作り直しても、変わらない音声の承認は残る', en: 'the pack; made anew it keeps the approvals of clips that did not change' },
  'voice make --japanese': ENGINE,
  'voice make --english': ENGINE,
  'voice make --recordings': { ja: '人が読んだWAVのフォルダー：<dir>/<ja|en>/<音声の名前。: は - に>.wav', en: 'WAV files of a speaker: <dir>/<ja|en>/<clip, - for :>.wav' },
  'voice make --speaker': { ja: '--recordings のとき：読んだ人', en: 'with --recordings: who speaks' },
  'voice make --licence': { ja: '--recordings のとき：読んだ人が認めた使い方', en: 'with --recordings: what the speaker agreed to' },
  'voice listen': { ja: '音声と、その言うべき言葉の一覧。--out でWAVと list.txt を書く', en: 'list the clips with what each must say; --out writes them as WAV files beside list.txt' },
  'voice listen --voice': { ja: '音声のフォルダー', en: 'the pack' },
  'voice listen --language': VOICE_LANGUAGE,
  'voice listen --out': { ja: 'ここに <音声の名前>.wav と list.txt を書く（voice approve --list のため）', en: 'writes <clip>.wav and list.txt there, for voice approve --list' },
  'voice listen --open': { ja: '2人の承認がまだのものだけ', en: 'only clips that two people have not approved' },
  'voice approve': { ja: 'この人が聞いて、正しいと認めたことを書く。2人が要る', en: 'write down that a person listened to these clips and found each right; two are needed' },
  'voice approve --voice': { ja: '音声のフォルダー', en: 'the pack' },
  'voice approve --by': { ja: '聞いた人', en: 'who listened' },
  'voice approve --language': VOICE_LANGUAGE,
  'voice approve --clip': { ja: '音声の名前。何度でも', en: 'a clip; may be repeated' },
  'voice approve --list': {
    ja: '1行に1つの音声の名前：voice listen の list.txt から、正しくないものを除いたもの',
    en: 'clips, one a line: list.txt of voice listen without the lines that are not right',
  },
} satisfies TextCatalogue

const looking = {
  inspect: {
    ja: 'これは何か：選挙データ、記録媒体、鍵の持ち分、機械のファイル、または（シリアル回線なら）カード',
    en: 'say what this is: a package directory, a medium, a key share, a machine file, or (a serial line) a card',
  },
  'inspect <path>': { ja: 'フォルダー、ファイル、またはカード読取機のシリアル回線', en: 'directory, file, or the serial line of a card reader' },
  'inspect --authority': { ja: '選管の authority.pub。署名を確かめるため', en: "the commission's authority.pub, to check signatures with" },
  'inspect machine': { ja: '本番の前に、この機械に何が足りないかを、次にすることと一緒に出す', en: 'say what must hold on this machine before a live start, each point with its next step' },
  'inspect machine <directory>': { ja: 'personalise がこの機械に作ったフォルダー', en: 'the machine directory that personalisation left here' },
  'inspect machine --medium': { ja: '記録媒体を接続（マウント）した場所。組の両方を、一つずつ', en: 'mount point of a medium; give both media of its pair' },
  'inspect machine --office': { ja: '選管の準備用コンピューター：機械の鍵は要らない', en: "the commission's preparation computer: it needs no key of a machine" },
  'inspect log': {
    ja: '封印した記録媒体の記録を言葉で：その機械に何があったか、鎖がつながっているか',
    en: 'the log of a sealed medium in words: what happened to its machine, and whether the chain is whole',
  },
  'inspect log <medium>': {
    ja: '封印した記録媒体のフォルダーかファイル、開票の tally.log、または投票所の issuer-log-….ippyo',
    en: 'directory or file of a sealed medium, the tally.log of a count, or the issuer-log-….ippyo of a station',
  },
  'inspect log --pdf': { ja: '投票録（または開票録）に付ける書類としても書く', en: 'write it as an attachment to the record of voting (or of the count), too' },
  verify: {
    ja: '封印した記録媒体を、別に作った読み取りプログラムで検査する：本物か、そろっているか、どの機械か、記録はいくつか。k人の持ち分があれば、そろった開票区を開く',
    en: 'check sealed media with the independent reader: authentic, complete, which machine, how many records; with k shares open the complete district',
  },
  'verify <media...>': { ja: '封印した記録媒体のフォルダーかファイル', en: 'directories or files of sealed media' },
  'verify --approvers': { ja: '承認者の一覧（approvers.json）。二人の承認を確かめる', en: 'list of approvers (approvers.json): two of them must have approved package and lists' },
  'verify --share': { ja: '鍵の持ち分のファイル。k個で開票区の全部を開く。その一部だけを開くことはない', en: "a key holder's share; k of them open the district, never less of it" },
  'verify --passphrase-fd': { ja: '合言葉を1行に1つ、--share の順に、この番号のファイル記述子から読む', en: 'read a passphrase a line, in the order of --share, from here' },
  'verify --reports': { ja: '署名された投票所報告書：使わなかった組がわかる', en: 'signed station reports: which pairs were never started' },
  'verify --count': { ja: '開票が残したファイルと比べる。失われた記録媒体の署名された宣言も読む', en: 'the files that a count left: compare them; also a signed declaration of lost media' },
  'verify-bundle': {
    ja: '公表された開票のデータ一式（公表データ）を、鍵なしで、封印した票から得票数まで確かめる',
    en: 'check the published bundle of a count, from the sealed records to the totals, without any key',
  },
  bundle: {
    ja: '開票が残した公表データを、持ち出すためにフォルダーか一つの .tar に書き出す',
    en: 'write the bundle that a count left as a directory or one .tar, for carrying',
  },
  'bundle --count': { ja: '開票の出力先（count --out）', en: 'output of the count (count --out)' },
  'bundle --whole': {
    ja: '最初の混合の後から公表する選挙でも、全部を書き出す（開票立会人など、全部を受け取る方のため）',
    en: 'everything, also of an election that publishes from the first mix on: for those who receive everything',
  },
  'bundle --out': { ja: '新しいフォルダー、または .tar で終わる新しいファイル', en: 'new directory, or new file whose name ends in .tar' },
  'verify-bundle <bundle>': { ja: '公表データのフォルダー', en: 'directory of the bundle' },
  'verify-bundle --number': { ja: '紙にある公表データの番号（20桁）', en: 'number of the bundle on paper, twenty digits' },
} satisfies TextCatalogue

const counting = {
  count: {
    ja: '画面なしの開票：報告書と封印した記録媒体を受け取り、k人の持ち分で開き、数え、突き合わせ、書類を作る',
    en: 'receive reports and sealed media, open with k shares, count, reconcile, print the documents',
  },
  'count <media...>': { ja: '記録媒体、またはその下に記録媒体のあるフォルダー', en: 'media, or directories with media below them' },
  'count --reports': { ja: '署名の付いた投票所報告書のフォルダー', en: 'station reports with their signatures' },
  'count --shares': { ja: '鍵の保管者の持ち分のファイルのあるフォルダー', en: 'share files of the key holders' },
  'count --out': { ja: '段階ごとの記録（count/）と書類（documents/）を書くフォルダー', en: 'where stages (count/) and documents (documents/) are written' },
  'count --seats': { ja: '使う持ち分の番号（指定がなければ、ある中の初めのk個）', en: 'share numbers to use (default: the first k that are there)' },
  'count --passphrases-fd': {
    ja: '1行に1つ、この番号のファイル記述子から読む：集計機の合言葉、続けて持ち分の合言葉',
    en: "read from this file descriptor, one a line: the tally's passphrase, then one of each share",
  },
  'count --authority': { ja: 'この集計機のフォルダーの authority.pub（personalise tally が作る）', en: 'authority.pub in the directory of this machine (made by personalise tally)' },
  'count --received-by': { ja: 'すべての投票所の送致目録を確かめ、封印と錠に異状がないことを見た人', en: 'who checked the transport list of every station, and found all sealed and locked' },
  'count --report-number': { ja: '投票所の印刷された報告書の照合番号。投票所ごとに一つ', en: "check number on a station's printed sheet; one for each station" },
  'count --typed': { ja: '失われた報告書を二人が別々に入力したファイル（report-form）。投票所ごとに二つ', en: 'a lost report as one of two people typed it (report-form); two for a station' },
  'count --paper': {
    ja: '用紙による投票の数を二人が別々に入力したファイル（paper-form）。選挙ごとに二つ',
    en: 'what was counted on paper as one of two people typed it (paper-form); two for a contest',
  },
  'count --without-paper': {
    ja: '用紙による投票が一票もないという、この氏名の選挙長の言葉。--witness と合わせて',
    en: 'the election chair of this name says that nobody voted on paper; with --witness',
  },
  'count --cast-vote-records': {
    ja: '票の記録（NIST SP 1500-103）も作る。注意を示し、--warned がなければ何も行わない',
    en: 'cast vote records (NIST SP 1500-103) too; tells its warning, and does nothing without --warned',
  },
  'count --warned': { ja: 'その注意を読んだ', en: 'that warning was read' },
  'count --minutes': { ja: '開票録・選挙録の記載事項を書き入れたファイル（minutes-form）', en: 'entries for the records of count and election, as the clerk filled them in (minutes-form)' },
  'count --lot': {
    ja: '選挙長が引いたくじのファイル（JSON。入力した人と、読み返した人の氏名を含む）。何度でも',
    en: 'a file (JSON) of what the election chair drew, with who entered it and who read it back; may be repeated',
  },
  'count --witness': {
    ja: '0票の確認、くじ、用紙による投票がないことの確認に立ち会う人。一人は必要、何度でも',
    en: 'who sees that nothing is held yet, the lot, and that there was no paper; at least one, may be repeated',
  },
  'report-form': {
    ja: '投票所報告書の空の様式。印刷された紙を見て二人が別々に入れ、count --typed に渡す',
    en: 'an empty form of a station report; two people fill one each from the printed sheet, for count --typed',
  },
  'report-form <file>': { ja: '書く場所', en: 'where it is written' },
  'report-form --station': { ja: '報告書が失われた投票所', en: 'whose report was lost' },
  'minutes-form': {
    ja: '開票録・選挙録の記載事項（場所、管理者、立会人、日時、仮投票、選挙ごとのくじ・住所など）を書き入れる書式',
    en: 'the form for what the records of count and election ask for: place, officers, witnesses, hours, provisional votes, and of each election its lot and addresses',
  },
  'minutes-form <file>': { ja: '書く場所', en: 'where it is written' },
  'paper-form': {
    ja: '一つの選挙の用紙による投票の数の空の様式。開票した結果の紙を見て二人が別々に入れ、count --paper に渡す',
    en: 'an empty form of what was counted on paper in one contest; two people fill one each, for count --paper',
  },
  'paper-form <file>': { ja: '書く場所', en: 'where it is written' },
  'paper-form --contest': { ja: '選挙の番号（ID）', en: 'id of the contest' },
  'declare-lost': {
    ja: '記録媒体の組を数えられない、または使わなかったという、選挙長の宣言に署名する',
    en: "sign the election chair's declaration that a pair of media cannot be counted, or was never started",
  },
  'declare-lost --office': COMMISSION_KEY,
  'declare-lost --out': { ja: '投票所報告書のあるフォルダー。宣言と署名と紙をここに書く', en: 'where the station reports lie: declaration, signature and paper are written there' },
  'declare-lost --pair': { ja: 'たとえば 2:1', en: 'for example 2:1' },
  'declare-lost --chair': { ja: '選挙長', en: 'the election chair' },
  'declare-lost --cause': { ja: '何があったか', en: 'what happened' },
  'declare-lost --known': { ja: 'わかっていること', en: 'what is known of it' },
  'declare-lost --opinion': { ja: '開票立会人の意見', en: 'what the counting witnesses said' },
  'declare-lost --witness': { ja: '意見を聞いた開票立会人。何度でも', en: 'a counting witness who was heard; may be repeated' },
  'declare-lost --told': { ja: '閉鎖のときに機械が示した記録の数。何度でも', en: 'records that the machine told at closing; may be repeated' },
  'declare-lost --withdraw': { ja: 'その組を宣言から除く：記録媒体が見つかった', en: 'take the pair out of the declaration: its medium is there after all' },
} satisfies TextCatalogue

export const commandHelp: TextCatalogue = {
  ippyo: { ja: '一票：選挙の準備、機械とカードの作成、検査、開票', en: '一票 Ippyō: prepare an election, personalise machines and cards, inspect, verify, count' },
  'ippyo-verify': {
    ja: '一票：封印した記録媒体と開票を、だれも信用せずに確かめる',
    en: '一票 Ippyō: check sealed media and a count, and trust nobody for it',
  },
  'ippyo after': {
    ja: '終了コード：0 できた・1 断った（次にすることを言う）・2 命令の書き方が違う・3 プログラムかディスクの故障',
    en: 'Exit codes: 0 done · 1 refused, with what to do next · 2 wrong command line · 3 failure of program or disk',
  },
  ...everywhere,
  ...making,
  ...personalising,
  ...voice,
  ...looking,
  ...counting,
}

/** Around the lists of `--help`, and inside its brackets. */
export const helpFrame = {
  'Usage:': { ja: '使い方:', en: 'Usage:' },
  'Arguments:': { ja: '対象:', en: 'Arguments:' },
  'Options:': { ja: 'オプション:', en: 'Options:' },
  'Global Options:': { ja: 'どの命令にもあるオプション:', en: 'Global Options:' },
  'Commands:': { ja: '命令:', en: 'Commands:' },
  '[options]': { ja: '[オプション]', en: '[options]' },
  '[command]': { ja: '[命令]', en: '[command]' },
  asides: { ja: '（{asides}）', en: ' ({asides})' },
  aside: { ja: '・', en: ', ' },
  choices: { ja: '{values} のどれか', en: 'one of {values}' },
  default: { ja: '指定がなければ {value}', en: 'default: {value}' },
  required: { ja: '必ず要る', en: 'required' },
} satisfies TextCatalogue

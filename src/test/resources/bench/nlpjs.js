// Trains nlp.js on the examples of a task and asks it the task's questions: node nlpjs.js TASK.json OUT.json
const fs = require('fs');
const { containerBootstrap } = require('@nlpjs/core');
const { Nlp } = require('@nlpjs/nlp');
const languages = {
  fr: require('@nlpjs/lang-fr').LangFr,
  en: require('@nlpjs/lang-en').LangEn,
  es: require('@nlpjs/lang-es').LangEs,
  pt: require('@nlpjs/lang-pt').LangPt,
  ar: require('@nlpjs/lang-ar').LangAr,
};

async function main() {
  const task = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
  const used = [...new Set(task.train.map((example) => example.lang))].filter((code) => languages[code]);
  const container = await containerBootstrap();
  used.forEach((code) => container.use(languages[code]));
  const nlp = new Nlp({ container, autoSave: false, autoLoad: false, modelFileName: '', threshold: 0 });
  used.forEach((code) => nlp.addLanguage(code));
  task.train.filter((example) => used.includes(example.lang)).forEach((example) => nlp.addDocument(example.lang, example.text, example.intent));
  const start = process.hrtime.bigint();
  const log = console.log;
  console.log = () => {};
  await nlp.train();
  console.log = log;
  const train = Number(process.hrtime.bigint() - start) / 1e9;

  const answers = [];
  const times = [];
  for (const question of task.test) {
    const code = used.includes(question.lang) ? question.lang : used[0];
    const from = process.hrtime.bigint();
    const answer = await nlp.process(code, question.text);
    times.push(Number(process.hrtime.bigint() - from) / 1e3);
    answers.push({ intent: answer.intent === 'None' ? 'none' : answer.intent, score: answer.intent === 'None' ? 0 : answer.score });
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const rss = process.memoryUsage().rss / 1048576;
  fs.writeFileSync(process.argv[3], JSON.stringify({ train, answers, p50: at(0.5), p99: at(0.99), rss }));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

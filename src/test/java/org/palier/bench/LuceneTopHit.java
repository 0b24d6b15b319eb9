package org.palier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.palier.intents.Candidate;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

/** The yardstick that costs nothing: each example a document, the script of the best hit by BM25. */
final class LuceneTopHit implements Matcher {
    private static final String TEXT = "text";

    private final Analyzer analyzer;
    private final IndexSearcher searcher;

    LuceneTopHit(Scripts scripts, Language language) throws IOException {
        analyzer = language == Language.EN ? new EnglishAnalyzer() : new FrenchAnalyzer();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Example example : Example.all(scripts)) {
                Document document = new Document();
                document.add(new TextField(TEXT, example.text(), Field.Store.NO));
                document.add(new StoredField("intent", example.intent()));
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    @Override
    public Match match(Utterance utterance) {
        try {
            ScoreDoc[] hits = searcher.search(query(utterance.text()), 1).scoreDocs;
            return hits.length == 0
                    ? always("", 0)
                    : always(searcher.storedFields().document(hits[0].doc).get("intent"), hits[0].score);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BooleanQuery query(String text) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                any.add(new TermQuery(new Term(TEXT, term.toString())), BooleanClause.Occur.SHOULD);
            }
            tokens.end();
        }
        return any.build();
    }

    /** What a yardstick answers: it never abstains, and knows no danger of its own. */
    static Match always(String intent, double confidence) {
        List<Candidate> ranked = intent.isEmpty() ? List.of() : List.of(new Candidate(intent, confidence));
        Match.Verdict verdict = ranked.isEmpty() ? Match.Verdict.UNKNOWN : Match.Verdict.SURE;
        return new Match(Language.FR, Danger.NONE, verdict, ranked, List.of(), Set.of(), Match.Near.NOTHING);
    }
}

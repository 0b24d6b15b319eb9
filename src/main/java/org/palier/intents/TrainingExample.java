package org.palier.intents;

/** A phrase whose intent is known. */
record TrainingExample(String text, String intent, Language language) {}

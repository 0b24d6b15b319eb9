package org.palier.desk;

/** A ready answer of one adviser, with placeholders. */
public record OwnText(long id, String title, String text) {}

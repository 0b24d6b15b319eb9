/**
 * The desk: where advisers answer what was handed to persons. Pages over the human queue and over one conversation, live by server-sent
 * events. What changes a conversation goes through {@code line}; this room reads for its pages and owns the tables {@code draft},
 * {@code correction}, {@code saved_view}, {@code ready_text}, {@code shared_text}, and the search tables {@code spoken}, {@code known} and {@code indexed}.
 */
@org.jspecify.annotations.NullMarked
package org.palier.desk;

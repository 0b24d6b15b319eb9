package org.palier.desk;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;
import org.palier.line.LineEvents;
import org.palier.web.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that something changed, so that they ask for it: an event says what, never its content. Several changes within a moment
 * are one event. A page that takes nothing in holds up itself alone.
 */
public final class Live implements LineEvents, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final int TICK_MILLIS = 200;

    /** Shorter than the server's patience with a silent connection. */
    private static final int TICKS_BETWEEN_SIGNS = 5_000 / TICK_MILLIS;

    private static final int TICKS_BETWEEN_LISTS = 3;
    private static final int SENDERS = 4;
    private static final String QUEUE = "queue";

    /** The event after which a page that shares its stream asks for everything, and what such a stream watches. */
    private static final String ALL = "all";

    private static final String CONVERSATION = "conversation";

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(named("desk-live"));
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, named("desk-live-sender"));
    private long ticks;

    /**
     * An open page.
     *
     * @param watched the event of the conversation that it shows, if it shows one; {@link #ALL} for several pages of one browser
     * @param news what is still to be told
     */
    private record Page(
            long landlordId,
            long staffId,
            @Nullable String watched,
            SseClient client,
            Set<String> news,
            AtomicBoolean busy) {
        boolean watches(String event) {
            return event.equals(QUEUE) || event.equals(watched) || ALL.equals(watched);
        }

        /** Lists are heavier than conversations and may be told a little later. */
        Set<String> due(boolean listsToo) {
            return news.stream()
                    .filter(event -> listsToo || !event.equals(QUEUE))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    public Live() {
        ScheduledFuture<?> unused =
                ticking.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Keeps a page informed until it is closed.
     *
     * @param conversationId what it shows beside lists, if anything
     */
    void connect(SseClient client, Staff staff, @Nullable Long conversationId) {
        open(client, staff, conversationId == null ? null : event(conversationId));
    }

    /** Keeps the pages of one browser informed, which share a stream: of every conversation by its key, and of the lists. */
    void connectAll(SseClient client, Staff staff) {
        open(client, staff, ALL);
    }

    /** How many streams are open. */
    public int streams() {
        return pages.size();
    }

    private void open(SseClient client, Staff staff, @Nullable String watched) {
        Page page = new Page(
                staff.landlordId(), staff.id(), watched, client, ConcurrentHashMap.newKeySet(), new AtomicBoolean());
        client.keepAlive();
        client.onClose(() -> pages.remove(page));
        pages.add(page);
        // What changed between the page's making, or the loss of its connection, and now was not told to it.
        page.news.add(watched == null ? QUEUE : watched);
        if (watched != null && !watched.equals(ALL)) {
            page.news.add(QUEUE);
        }
    }

    /** Whose pages are open. */
    Set<Long> present() {
        return pages.stream().map(Page::staffId).collect(Collectors.toSet());
    }

    /** The event by which pages of a conversation know it. */
    static String event(long conversationId) {
        return CONVERSATION + "-" + conversationId;
    }

    @Override
    public void received(long landlordId, long conversationId, Decision decision) {
        changed(landlordId, conversationId);
    }

    @Override
    public void escalated(long landlordId, long conversationId, Effect.Escalate request) {
        changed(landlordId, conversationId);
    }

    @Override
    public void changed(long landlordId, long conversationId) {
        tell(landlordId, QUEUE);
        tell(landlordId, event(conversationId));
    }

    /** Somebody does what only others need to see, and lists do not show: types in a conversation. */
    void touched(Staff by, long conversationId) {
        tell(page -> page.landlordId == by.landlordId() && page.staffId != by.id(), event(conversationId));
    }

    /** Lists changed without a conversation, such as who has seen an alarm. */
    void listsChanged(long landlordId) {
        tell(landlordId, QUEUE);
    }

    private void tell(long landlordId, String event) {
        tell(page -> page.landlordId == landlordId, event);
    }

    private void tell(Predicate<Page> whom, String event) {
        for (Page page : pages) {
            if (whom.test(page) && page.watches(event)) {
                page.news.add(event);
            }
        }
    }

    private void tick() {
        boolean sign = ++ticks % TICKS_BETWEEN_SIGNS == 0;
        boolean listsToo = ticks % TICKS_BETWEEN_LISTS == 0;
        for (Page page : pages) {
            Set<String> due = page.due(listsToo);
            if ((sign || !due.isEmpty()) && page.busy.compareAndSet(false, true)) {
                senders.execute(() -> send(page, due, sign));
            }
        }
    }

    private void send(Page page, Set<String> due, boolean sign) {
        try {
            if (sign) {
                page.client.sendComment("here");
            }
            for (String event : due) {
                page.news.remove(event);
                if (ALL.equals(page.watched) && event.startsWith(CONVERSATION)) {
                    page.client.sendEvent(CONVERSATION, event.substring(CONVERSATION.length() + 1));
                } else {
                    page.client.sendEvent(event, "changed");
                }
            }
        } catch (RuntimeException e) {
            log.debug("a page is gone: {}", e.getMessage());
            pages.remove(page);
        } finally {
            page.busy.set(false);
            if (page.client.terminated()) {
                pages.remove(page);
            }
        }
    }

    /** Ends the connections, so that a stopping server does not wait for them. */
    @Override
    public void close() {
        ticking.shutdownNow();
        senders.shutdownNow();
        pages.forEach(page -> page.client.close());
    }
}

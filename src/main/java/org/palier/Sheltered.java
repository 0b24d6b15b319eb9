package org.palier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again: a failure is logged and does not end it. */
final class Sheltered implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Sheltered.class);

    private final Runnable work;

    Sheltered(Runnable work) {
        this.work = work;
    }

    @Override
    public void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("{} failed and will be tried again", work.getClass().getSimpleName(), e);
        }
    }
}

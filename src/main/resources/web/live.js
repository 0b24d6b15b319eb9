// One stream of events for all tabs of a person's desk. Over HTTP/1.1 a browser opens six connections to a server, and a stream keeps one:
// the seventh tab would wait for ever. The tab that has the lock listens and tells the others; when it goes, the next one has it. A browser
// that has no locks, as outside of HTTPS, has a stream for each tab.
"use strict";

if ("locks" in navigator && "BroadcastChannel" in window) {
  const shown = document.querySelector("[data-desk]").dataset;
  const name = `desk-live-${shown.staff}`;
  const LONGEST = 64_000;

  /** What htmx takes for a stream. It never fails: the tab that listens connects anew by itself. */
  class SharedStream extends EventTarget {
    #others = new BroadcastChannel(name);
    #pause = 500;

    constructor() {
      super();
      this.readyState = EventSource.OPEN;
      this.#others.onmessage = (message) => this.#hear(message.data);
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock) {
          return this.#listen();
        }
        // What changed between the page's making and now was told to the others alone.
        this.#hear("all");
        navigator.locks.request(name, () => this.#listen());
      });
    }

    #hear(event) {
      const events = event === "all" ? ["queue", `conversation-${shown.conversation}`] : [event];
      events.forEach((each) => this.dispatchEvent(new MessageEvent(each, { data: "changed" })));
    }

    #tell(event) {
      this.#others.postMessage(event);
      this.#hear(event);
    }

    /** Keeps the lock as long as the tab is there. */
    #listen() {
      this.#connect();
      return new Promise(() => {});
    }

    #connect() {
      const stream = new EventSource("/desk/live?all=yes");
      stream.onopen = () => (this.#pause = 500);
      stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED) {
          setTimeout(() => this.#connect(), this.#pause);
          this.#pause = Math.min(2 * this.#pause, LONGEST);
        }
      };
      stream.addEventListener("all", () => this.#tell("all"));
      stream.addEventListener("queue", () => this.#tell("queue"));
      stream.addEventListener("conversation", (event) => this.#tell(`conversation-${event.data}`));
    }

    close() {
      this.#others.close();
    }
  }

  window.htmx.createEventSource = () => new SharedStream();
}

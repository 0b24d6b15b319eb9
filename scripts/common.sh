# shellcheck shell=bash
# What the scripts beside this one share. It is sourced, never run.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
jar="$root/target/palier.jar"

# Serial collection: the least memory, and its pauses are short in a heap of this size. What lives is about 80 MiB; the rest of the
# heap is for learning changed scripts, and is given back after it, as is what the C library keeps (where this Java can do that).
heap=(-XX:+UseSerialGC -Xms64m "-Xmx${PALIER_HEAP:-192m}" -Xmn20m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps
  -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=60000 -XX:-UsePerfData)

# Else the C library keeps a reserve of memory for each of many threads: tens of MiB that nobody uses.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-4}"

# Java 17 reads arguments and prints in the charset of the locale: in "C" every accent would be a question mark.
[[ "$(locale charmap 2>/dev/null)" == UTF-8 ]] || export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# The major version of a Java program, such as 17; nothing if it does not run.
java_version() { "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1; }

# Sets `java` to a Java of 17 or later: JAVA_HOME, then the PATH, then where systems install it.
find_java() {
  local candidate version
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java /opt/*/bin/java; do
    [[ -n "$candidate" && -x "$candidate" ]] || continue
    version="$(java_version "$candidate")"
    if [[ -n "$version" && "$version" -ge 17 ]]; then
      java="$candidate"
      java_major="$version"
      return
    fi
  done
  die "Palier needs Java 17 or later. On Debian or Ubuntu: apt-get install openjdk-17-jdk-headless maven"
}

need_maven() {
  command -v mvn >/dev/null || die "Palier is built with Maven. On Debian or Ubuntu: apt-get install maven"
}

# Builds the program when there is none or a source is newer, then makes its class-data archive, which halves the start.
build_if_needed() {
  if [[ -f "$jar" && -z "$(find "$root/src/main" "$root/pom.xml" -newer "$jar" -print -quit)" ]]; then
    return
  fi
  need_maven
  say "Building Palier (a few minutes the first time, while Maven fetches its libraries) ..."
  (cd "$root" && mvn -q -B -ntp -Dquick -DskipTests package)
  touch "$jar"
}

# The archive is of one program and one Java; without it, or with another Java, everything works, only slower at the start.
archive_if_needed() {
  archive="$root/target/palier-java$java_major.jsa"
  if [[ ! -f "$archive" || "$jar" -nt "$archive" ]]; then
    say "Preparing a faster start ..."
    rm -f "$archive"
    "$java" "${heap[@]}" -XX:ArchiveClassesAtExit="$archive" -Xlog:cds=off -Xlog:cds+dynamic=off -jar "$jar" rehearse >/dev/null 2>&1 ||
      say "(left out: the rehearsal did not end well; 'scripts/palier rehearse' tells why)"
  fi
}

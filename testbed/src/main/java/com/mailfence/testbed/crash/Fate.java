package com.mailfence.testbed.crash;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may have become of one message in one account, as far as its clients know: a set of places,
 * one of which must be true. An acknowledged write leaves one; one whose answer never came leaves
 * both.
 */
final class Fate {
  /** Where a message may be. */
  enum Place {
    NOWHERE,
    INBOX,
    FILED,
    SENT
  }

  private final Set<Place> places = EnumSet.noneOf(Place.class);
  private final Set<Boolean> read = new HashSet<>(Set.of(false));
  private final List<String> story = new ArrayList<>();
  private final String digest;

  Fate(String digest) {
    this.digest = digest;
  }

  /** Of the bytes that were sent, from the first empty line on. */
  String digest() {
    return digest;
  }

  /** It is there now, for certain. */
  synchronized Fate certainly(Place place) {
    story.add("is in " + place);
    places.clear();
    places.add(place);
    return this;
  }

  /** It may be there now, or be as it was before. */
  synchronized Fate perhaps(Place place) {
    story.add("may be in " + place);
    places.add(place);
    return this;
  }

  /** Something to tell if it comes out wrong. */
  synchronized void note(String what) {
    story.add(what);
  }

  synchronized void readCertainly(boolean value) {
    read.clear();
    read.add(value);
  }

  synchronized void readPerhaps(boolean value) {
    read.add(value);
  }

  synchronized boolean allows(Place place) {
    return places.contains(place);
  }

  synchronized boolean allowsRead(boolean value) {
    return read.contains(value);
  }

  @Override
  public synchronized String toString() {
    return places + " read " + read + " after " + story;
  }
}

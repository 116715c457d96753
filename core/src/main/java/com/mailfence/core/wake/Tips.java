package com.mailfence.core.wake;

import com.mailfence.core.item.Seq;
import java.util.Map;
import java.util.Set;

/** Where topics stand right now. */
public interface Tips {
  /** The tips of these topics in one reading; a topic that does not exist is left out. */
  Map<Topic, Seq> tips(Set<Topic> topics);
}

package com.mailfence.engine.provision;

import java.util.List;

/** The plan cannot be carried out, and nothing of it was; says everything that is wrong with it. */
public final class BadPlan extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadPlan(List<String> problems) {
    super(String.join("\n", problems));
  }
}

package com.mailfence.deploy.config;

import java.util.List;

/** The configuration cannot be used; says everything that is wrong with it at once. */
public final class ConfigProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigProblem(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}

package com.mailfence.testbed.mail;

/** Somebody made up. */
public record Person(String name, String address) {}

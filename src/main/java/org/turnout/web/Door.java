package org.turnout.web;

/// Where people come in: pages of one kind, for the page at `/` and for each other.
///
/// @param path where they begin: `/console`
/// @param title what they are called: `Console`
/// @param about who they are for, in a few words
public record Door(String path, String title, String about) {}

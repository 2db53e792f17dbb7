"""Correspondence (往来文书): the letters of an application, from its records to signed pages."""

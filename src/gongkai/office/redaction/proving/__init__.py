"""Proving (证明): the rebuilt file is opened anew and must hold nothing that was painted out."""

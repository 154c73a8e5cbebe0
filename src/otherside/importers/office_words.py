"""Words of office beyond those of firms and offices of the kind that sells: yards, schools, councils, houses abroad.

None of them is a surname as well: they are looked for where a name may stand (a signature, what somebody says of themselves).
"""

#: In lower case.
OFFICE_WORDS: frozenset[str] = frozenset(
    """clerk receiver bursar verger chancellor registrar curator librarian archivist surveyor stonemason forewoman
    superintendent captain skipper harbourmaster headteacher headmaster headmistress rector vicar pastor mayor councillor
    councilor solicitor barrister notary matron midwife pharmacist dentist surgeon physician veterinarian bookkeeper auditor
    actuary trustee governor comptroller dispatcher electrician machinist mechanic editor winemaker grower
    presidente presidenta président présidente vicepresidente vicepresidenta secretario secretaria tesorero tesorera
    director directora subdirector subdirectora administrador administradora encargado encargada patrón patrona capitán
    propietario propietaria dueño dueña coordinador coordinadora ingeniero ingeniera arquitecto arquitecta técnico técnica
    direttore direttrice responsabile amministratore amministratrice titolare ingegnere architetto
    gérant gérante directrice acheteur acheteuse ingénieur ingénieure architecte trésorier trésorière secrétaire
    vorsitzender vorsitzende vorstand vorständin prokurist prokuristin betriebsleiter betriebsleiterin abteilungsleiter
    abteilungsleiterin bereichsleiter bereichsleiterin werkstattleiter werkstattleiterin schatzmeister schatzmeisterin
    architekt architektin ingenieur ingenieurin
    voorzitter secretaris penningmeester directeur bestuurder beheerder bedrijfsleider zaakvoerder inkoper
    ordförande inköpare inköpschef formand prezes dyrektor kierownik""".split()
)
